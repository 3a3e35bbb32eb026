import { EmptyState } from '#web/ui/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';

export function CasesPage() {
  return (
    <>
      <PageHeader title="办件" lead="本岗位管辖范围内的全部办件。" />
      <EmptyState title="没有符合条件的办件" advice="请放宽筛选条件再查。" />
    </>
  );
}
