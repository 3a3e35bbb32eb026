import { Outlet, useRouter } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useMemo, useState } from 'react';
import type { Me } from '#core/access/access.contract.ts';
import { plainDate } from '#kit/plain-date.ts';
import { useMe, useSignOut } from '#web/lib/use-me.ts';
import { antdTheme } from '#web/ui/antd-theme.ts';
import { LoadingState } from '#web/ui/loading-state.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { ClockDialog } from './clock-dialog.tsx';
import { OfficeFrame } from './office-frame.tsx';
import { PostDialog } from './post-dialog.tsx';
import { type Desk, DeskProvider } from './use-desk.ts';

/** The office: the desk for whoever is signed in; all others sign in first and come back here. */
export function OfficeShell() {
  const me = useMe();
  return (
    <ConfigProvider theme={antdTheme} locale={zhCN}>
      <QueryView query={me} what="岗位">
        {(answer) =>
          answer.kind === 'staff' && answer.post !== null ? (
            <StaffDesk me={answer} post={answer.post} />
          ) : (
            <SignInFirst />
          )
        }
      </QueryView>
    </ConfigProvider>
  );
}

function SignInFirst() {
  const router = useRouter();
  useEffect(() => {
    const back = router.state.location.href;
    void router.navigate({ to: '/office/sign-in', search: { back }, replace: true });
  }, [router]);
  return <LoadingState what="登录页" />;
}

function StaffDesk({ me, post }: { me: Me; post: NonNullable<Me['post']> }) {
  const signOut = useSignOut();
  const router = useRouter();
  const [dialog, setDialog] = useState<'clock' | 'posts'>();
  const desk: Desk = useMemo(() => {
    const permissions = new Set(me.permissions);
    return {
      name: me.name ?? '',
      post,
      posts: me.posts,
      county: me.county,
      practice: me.practice,
      today: plainDate(me.today),
      may: (permission) => permissions.has(permission),
      ...(me.practice && permissions.has('practice.clock') ? { moveClock: () => setDialog('clock') } : {}),
    };
  }, [me, post]);
  const close = () => setDialog(undefined);
  const leave = async () => {
    // Whoever signs in here next begins at his own work, not on the page that was left.
    await router.navigate({ to: '/office' });
    signOut.mutate();
  };
  return (
    <DeskProvider value={desk}>
      <OfficeFrame
        bureau={me.bureau}
        signingOut={signOut.isPending}
        onSignOut={() => void leave()}
        {...(desk.posts.length > 1 ? { onSwitchPost: () => setDialog('posts') } : {})}
      >
        <Outlet />
      </OfficeFrame>
      {dialog === 'clock' && <ClockDialog onClose={close} />}
      {dialog === 'posts' && <PostDialog onClose={close} />}
    </DeskProvider>
  );
}
