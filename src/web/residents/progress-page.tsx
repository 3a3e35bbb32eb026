import { EmptyState } from '#web/ui/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';

export function ProgressPage() {
  return (
    <>
      <PageHeader title="查进度" />
      <EmptyState title="请先登录" advice="登录后可以看到自己的申请办到了哪一步。" />
    </>
  );
}
