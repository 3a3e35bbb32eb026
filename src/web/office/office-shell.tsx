import { Outlet } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { useMe, useSignOut } from '#web/lib/use-me.ts';
import { antdTheme } from '#web/ui/antd-theme.ts';
import { PageHeader } from '#web/ui/page-header.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { OfficeFrame } from './office-frame.tsx';

/** The office: the desk for whoever is signed in. */
export function OfficeShell() {
  const me = useMe();
  const signOut = useSignOut();
  return (
    <ConfigProvider theme={antdTheme} locale={zhCN}>
      <QueryView query={me} what="岗位">
        {({ kind, name, post, bureau, practice, today }) =>
          kind === 'staff' && post !== null ? (
            <OfficeFrame
              facts={{ county: bureau, name: name ?? '', post: `${post.scopeName} ${post.name}`, practice, today }}
              signingOut={signOut.isPending}
              onSignOut={() => signOut.mutate()}
            >
              <Outlet />
            </OfficeFrame>
          ) : (
            <main id="main" className="alone">
              <PageHeader title="请先登录" lead="登录后可以办理本岗位的事项。" />
            </main>
          )
        }
      </QueryView>
    </ConfigProvider>
  );
}
