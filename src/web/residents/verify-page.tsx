import { EmptyState } from '#web/ui/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';

export function VerifyPage() {
  return (
    <>
      <PageHeader title="核验文书" lead="输入文书上的核验码，查看文书是不是本机关出具的。" />
      <EmptyState title="请输入核验码" advice="核验码印在文书右下角。" />
    </>
  );
}
