import { EmptyState } from '#web/ui/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';

export function GuidePage() {
  return (
    <>
      <PageHeader title="办事指南" />
      <EmptyState title="没有找到这项指南" advice="请回到办事指南列表重新选择。" />
    </>
  );
}
