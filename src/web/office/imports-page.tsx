import { EmptyState } from '#web/ui/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';

export function ImportsPage() {
  return (
    <>
      <PageHeader title="导入" lead="把 Excel 台账、部门数据导入系统。" />
      <EmptyState title="还没有导入记录" advice="请上传第一份台账。" />
    </>
  );
}
