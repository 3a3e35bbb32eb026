import { EmptyState } from '#web/ui/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';

export function WorkPage() {
  return (
    <>
      <PageHeader title="我的工作" lead="到期、逾期和退回的事项都在这里。" />
      <EmptyState title="现在没有待办" advice="新的待办会自动出现在这里，也可以到“办件”中查找。" />
    </>
  );
}
