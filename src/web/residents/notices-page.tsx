import { EmptyState } from '#web/ui/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';

export function NoticesPage() {
  return (
    <>
      <PageHeader title="公示" lead="对公示内容有不同意见的，可以在公示期内提出。" />
      <EmptyState title="现在没有公示" advice="有新的公示时会贴在这里。" />
    </>
  );
}
