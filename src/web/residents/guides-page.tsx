import { EmptyState } from '#web/ui/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';

export function GuidesPage() {
  return (
    <>
      <PageHeader title="办事指南" lead="能办什么、要什么材料、多久办好。" />
      <EmptyState title="正在准备指南" advice="请稍后再来，或到便民服务窗口咨询。" />
    </>
  );
}
