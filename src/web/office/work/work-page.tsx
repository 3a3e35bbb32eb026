import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { WorkCounts } from '#core/cases/cases.contract.ts';
import type { WorkSummary } from '#core/watch/watch.contract.ts';
import { api } from '#web/lib/api.ts';
import { countText } from '#web/lib/format.ts';
import { PageHeader } from '#web/ui/page-header.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { ViewSwitch } from '#web/ui/view-switch.tsx';
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
  return <Work />;
}

function Work() {
  const { may } = useDesk();
  const summary = useQuery({
    queryKey: ['work', 'summary'],
    queryFn: ({ signal }) => api.get<WorkSummary>('/api/my-work/summary', {}, signal),
  });
  const counts = useQuery({
    queryKey: ['work-counts'],
    queryFn: ({ signal }) => api.get<WorkCounts>('/api/work/counts', {}, signal),
  });
  return (
    <>
      <PageHeader title="我的工作" lead={leadOf(may('case.act'), summary.data)} actions={<ApplyLinks />} />
      <div className="stack">
        {may('case.apply-for') && <UnsentApplications />}
        <QueryView query={summary} what="待办">
          {(waits) => <Waiting waits={waits} />}
        </QueryView>
        <QueryView query={counts} what="各环节件数">
          {({ items }) => <StageCounts counts={items} />}
        </QueryView>
      </div>
    </>
  );
}

const route = getRouteApi('/office/desk/');

const escalatedEmpty = { title: '管辖范围内没有超期的', advice: '超期的办件、线索和走访会自动上报到这里。' };
const assignedEmpty = { title: '没有指派给您的', advice: '分管领导指派给您的会出现在这里；本岗位的都可以办。' };

function Waiting({ waits: { mine, assigned, escalated } }: { waits: WorkSummary }) {
  const { show } = route.useSearch();
  const navigate = route.useNavigate();
  const views = [
    { key: 'mine', name: '本岗位', count: mine.open },
    ...(assigned > 0 || show === 'assigned' ? [{ key: 'assigned', name: '指派给我', count: assigned }] : []),
    ...(escalated === null ? [] : [{ key: 'escalated', name: '超期上报', count: escalated }]),
  ];
  const chosen = views.find(({ key }) => key === show)?.key ?? 'mine';
  const choose = (view: string) => void navigate({ search: view === 'mine' ? {} : { show: view } });
  return (
    <>
      {views.length > 1 && <ViewSwitch label="待办" views={views} chosen={chosen} onChoose={choose} />}
      {chosen === 'escalated' && <WorkList query={{ show: 'escalated' }} empty={escalatedEmpty} />}
      {chosen === 'assigned' && <WorkList query={{ show: 'assigned' }} empty={assignedEmpty} />}
      {chosen === 'mine' && <WorkList query={{}} />}
      {chosen === 'mine' && mine.open === 0 && <Starts />}
    </>
  );
}

function leadOf(acts: boolean, summary: WorkSummary | undefined): string {
  if (!acts) return '本岗位只查看、不办理。可以从这里开始：';
  if (summary === undefined) return '等本岗位办理的，紧急的在前。';
  const { open, week, overdue } = summary.mine;
  if (open === 0) return '现在没有等您办理的。新的待办会自动出现在这里。';
  const late = overdue === 0 ? '没有超期' : `超期 ${countText(overdue)} 件`;
  return `等您办理的 ${countText(open)} 件，${late}，七日内到期 ${countText(week)} 件，紧急的在前。`;
}
