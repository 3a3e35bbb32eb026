import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { api } from '#web/lib/api.ts';
import { sessionKey, useSession } from '#web/lib/use-session.ts';
import { antdTheme } from '#web/ui/antd-theme.ts';
import { Callout } from '#web/ui/callout.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { OfficeFrame } from './office-frame.tsx';

/** The office: the desk for whoever is signed in. */
export function OfficeShell() {
  const session = useSession();
  const client = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => api.post<void>('/api/sign-out', {}),
    onSuccess: () => client.resetQueries({ queryKey: sessionKey }),
  });
  return (
    <ConfigProvider theme={antdTheme} locale={zhCN}>
      <QueryView query={session} what="岗位">
        {({ officer, county, practice, today }) =>
          officer === undefined ? (
            <main id="main" className="office-main">
              <Callout tone="warn" title="请先登录">
                <p>登录后可以办理本岗位的事项。</p>
              </Callout>
            </main>
          ) : (
            <OfficeFrame
              facts={{ county: county.office, name: officer.name, post: officer.post, practice, today }}
              signingOut={signOut.isPending}
              onSignOut={() => signOut.mutate()}
            >
              <Outlet />
            </OfficeFrame>
          )
        }
      </QueryView>
    </ConfigProvider>
  );
}
