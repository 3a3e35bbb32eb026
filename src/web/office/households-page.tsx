import { EmptyState } from '#web/ui/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';

export function HouseholdsPage() {
  return (
    <>
      <PageHeader title="家庭与人员" lead="按姓名、拼音首字母或身份证号查找。" />
      <EmptyState title="请先输入要查找的内容" advice="至少输入两个字。查看个人信息会记入审计。" />
    </>
  );
}
