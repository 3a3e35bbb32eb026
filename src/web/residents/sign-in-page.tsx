import { EmptyState } from '#web/ui/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';

export function SignInPage() {
  return (
    <>
      <PageHeader title="登录" lead="用姓名、身份证号和手机验证码登录。" />
      <EmptyState title="暂时不能登录" advice="请稍后再试，或到便民服务窗口办理。" />
    </>
  );
}
