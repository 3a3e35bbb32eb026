import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { api } from '#web/lib/api.ts';
import { sessionKey, useSession } from '#web/lib/use-session.ts';
import { QueryView } from '#web/ui/query-view.tsx';
import { ResidentsFrame } from './residents-frame.tsx';

/** The pages for residents. */
export function ResidentsShell() {
  const session = useSession();
  const client = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => api.post<void>('/api/sign-out', {}),
    onSuccess: () => client.resetQueries({ queryKey: sessionKey }),
  });
  return (
    <QueryView query={session} what="网站信息">
      {({ county, practice, resident }) => (
        <ResidentsFrame
          facts={{ office: county.office, practice, ...(resident === undefined ? {} : { name: resident.name }) }}
          onSignOut={() => signOut.mutate()}
        >
          <Outlet />
        </ResidentsFrame>
      )}
    </QueryView>
  );
}
