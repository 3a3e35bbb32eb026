import { EmptyState } from '#web/ui/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';

export function PayRunsPage() {
  return (
    <>
      <PageHeader title="发放" lead="每月一批：编制、审核、冻结、导出银行文件。" />
      <EmptyState title="还没有发放批次" advice="每月由经办编制批次，另一人审核。" />
    </>
  );
}
