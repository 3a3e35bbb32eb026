import { Outlet } from '@tanstack/react-router';
import { useMe, useSignOut } from '#web/lib/use-me.ts';
import { QueryView } from '#web/ui/query-view.tsx';
import { ResidentsFrame } from './residents-frame.tsx';

/** The pages for residents. */
export function ResidentsShell() {
  const me = useMe();
  const signOut = useSignOut();
  return (
    <QueryView query={me} what="网站信息">
      {({ kind, name, bureau, practice }) => (
        <ResidentsFrame
          facts={{ office: bureau, practice, ...(kind === 'resident' && name !== null ? { name } : {}) }}
          onSignOut={() => signOut.mutate()}
        >
          <Outlet />
        </ResidentsFrame>
      )}
    </QueryView>
  );
}
