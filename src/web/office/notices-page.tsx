import { EmptyState } from '#web/ui/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';

export function NoticesPage() {
  return (
    <>
      <PageHeader title="公示" lead="正在公示和已结束的公示。" />
      <EmptyState title="现在没有公示" advice="办件进入公示环节后会自动张贴。" />
    </>
  );
}
