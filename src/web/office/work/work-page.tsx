import { useQuery } from '@tanstack/react-query';
import type { WorkCounts } from '#core/cases/cases.contract.ts';
import { api } from '#web/lib/api.ts';
import { countText } from '#web/lib/format.ts';
import { PageHeader } from '#web/ui/page-header.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { ApplyLinks } from '../apply/apply-links.tsx';
import { UnsentApplications } from '../apply/unsent-applications.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { StageCounts } from './stage-counts.tsx';
import { Starts } from './starts.tsx';
import { WorkList } from './work-list.tsx';

/** My work today: what waits for this post, most urgent first; for posts that work no cases, where to begin. */
export function WorkPage() {
  const { may } = useDesk();
  if (!may('case.read')) {
    return (
      <>
        <PageHeader title="我的工作" lead="本岗位不办理办件。可以从这里开始：" />
        <Starts />
      </>
    );
  }
  return <CaseWork />;
}

function CaseWork() {
  const { may } = useDesk();
  const counts = useQuery({
    queryKey: ['work-counts'],
    queryFn: ({ signal }) => api.get<WorkCounts>('/api/work/counts', {}, signal),
  });
  const mine = counts.data?.items.filter((count) => count.mine) ?? [];
  const items = new Map(mine.map(({ item, itemName }) => [item, itemName]));
  return (
    <>
      <PageHeader title="我的工作" lead={leadOf(may('case.act'), mine)} actions={<ApplyLinks />} />
      <div className="stack">
        {may('case.apply-for') && <UnsentApplications />}
        <QueryView query={counts} what="待办">
          {({ items: all }) => (
            <>
              {[...items].map(([key, name]) => (
                <WorkList key={key} item={key} name={items.size > 1 ? name : undefined} />
              ))}
              {items.size === 0 && <Starts />}
              <StageCounts counts={all} />
            </>
          )}
        </QueryView>
      </div>
    </>
  );
}

function leadOf(acts: boolean, mine: WorkCounts['items']): string {
  if (!acts) return '本岗位只查看、不办理。可以从这里开始：';
  const cases = mine.reduce((sum, count) => sum + count.cases, 0);
  const overdue = mine.reduce((sum, count) => sum + count.overdue, 0);
  if (cases === 0) return '现在没有等您办理的办件。新的待办会自动出现在这里。';
  const late = overdue === 0 ? '没有逾期' : `其中逾期 ${countText(overdue)} 件`;
  return `等您办理的 ${countText(cases)} 件，${late}，紧急的在前。`;
}
