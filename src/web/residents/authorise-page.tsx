import { EmptyState } from '#web/ui/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';

export function AuthorisePage() {
  return (
    <>
      <PageHeader title="签署授权" />
      <EmptyState title="链接已失效" advice="请联系村（社区）工作人员重新发送链接。" />
    </>
  );
}
