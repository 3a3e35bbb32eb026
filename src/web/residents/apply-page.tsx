import { EmptyState } from '#web/ui/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';

export function ApplyPage() {
  return (
    <>
      <PageHeader title="申请" />
      <EmptyState title="没有找到这个事项" advice="请从办事指南进入申请。" />
    </>
  );
}
