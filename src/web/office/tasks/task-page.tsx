import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { TaskDetail } from '#core/watch/watch.contract.ts';
import { AnswersView } from '#web/inputs/answers-view.tsx';
import { formOf } from '#web/inputs/form-of.ts';
import { api, path } from '#web/lib/api.ts';
import { dateText } from '#web/lib/format.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { Callout } from '#web/ui/callout.tsx';
import { Descriptions } from '#web/ui/descriptions.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { PageQuery } from '#web/ui/page-query.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { FilledForm } from '../case/filled-form.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { WorkClock } from '../work/work-clock.tsx';
import { AnswerSignal } from './answer-signal.tsx';
import { RecordVisit } from './record-visit.tsx';
import { taskResults } from './task-results.ts';

const route = getRouteApi('/office/desk/tasks/$id');

/** One signal or round: why it is here, by when, what came of it, and what it may lead to. */
export function TaskPage() {
  const { id } = route.useParams();
  const task = useQuery({
    queryKey: ['tasks', id],
    queryFn: ({ signal }) => api.get<TaskDetail>(path`/api/tasks/${id}`, {}, signal),
  });
  return (
    <PageQuery query={task} what="待办">
      {(found) => (
        <>
          <PageHeader
            title={`${found.kindName}：${found.headName}`}
            above={<State task={found} />}
            lead={`${found.place} · ${dateText(found.openedOn)}发现`}
            actions={<HouseholdLink household={found.household} />}
          />
          <div className="stack">
            <Why task={found} />
            {found.mayAct && found.form === null && <AnswerSignal task={found.id} />}
            {found.mayAct && found.form !== null && <RecordVisit task={found} form={found.form} />}
            {!found.mayAct && found.result === null && (
              <Callout title={`由${found.postNames.join('、')}办理`}>
                <p>本岗位可以查看，不能答复。超期会上报给分管领导。</p>
              </Callout>
            )}
            {found.result !== null && <Outcome task={found} />}
            <Review task={found} />
          </div>
        </>
      )}
    </PageQuery>
  );
}

function State({ task }: { task: TaskDetail }) {
  const { severity, source, result } = task;
  return (
    <span className="row">
      {severity === null ? (
        <StageTag name={source === 'round' ? '走访' : '线索'} />
      ) : (
        <StageTag tone={severity === 'A' ? 'bad' : 'warn'} name={`线索 ${severity} 级`} />
      )}
      {result === null ? <WorkClock clock={task} /> : <StageTag {...taskResults[result]} />}
    </span>
  );
}

function HouseholdLink({ household }: { household: string }) {
  const { may } = useDesk();
  if (!may('household.read')) return null;
  return (
    <Link to="/office/households/$id" params={{ id: household }} className={buttonClass()}>
      家庭情况
    </Link>
  );
}

function Why({ task: { reason, clause, postNames } }: { task: TaskDetail }) {
  return (
    <section className="panel" aria-label="为什么">
      <Descriptions
        items={[
          { label: '情况', value: reason },
          { label: '依据', value: clause },
          { label: '由谁办理', value: postNames.join('、') },
        ]}
      />
    </section>
  );
}

function Outcome({ task: { result, answer, closedOn, closedByName, visit, form } }: { task: TaskDetail }) {
  if (result === null || closedOn === null) return null;
  const { name } = taskResults[result];
  const who = closedByName === null ? '系统' : closedByName;
  return (
    <>
      <Callout
        tone={result === 'true' || result === 'changed' ? 'warn' : 'good'}
        title={`${dateText(closedOn)}，${who}：${name}`}
      >
        {answer !== null && answer !== name && <p>{answer}</p>}
        {result === 'gone' && <p>巡查时已经看不到这一情况，待办自动关闭；再出现时会重新打开。</p>}
      </Callout>
      {visit !== null && form !== null && (
        <FilledForm form={formOf(form)} answers={visit.answers} people={[]}>
          <AnswersView form={formOf(form)} answers={visit.answers} />
        </FilledForm>
      )}
    </>
  );
}

/** A signal found true, or a household that changed, is reviewed; nothing stops by itself. */
function Review({ task: { result, review, household } }: { task: TaskDetail }) {
  if (review === null || (result !== 'true' && result !== 'changed')) return null;
  const { item, itemName, mayStart, open } = review;
  if (open !== null) {
    return (
      <Callout title={`正在${itemName}`}>
        <p>
          办件{' '}
          <Link to="/office/cases/$id" params={{ id: open.id }}>
            {open.number}
          </Link>
        </p>
      </Callout>
    );
  }
  return (
    <Callout tone="warn" title={`接下来：${itemName}`}>
      <p>核查结果本身不改变待遇。增发、减发、停发都要经过复核，作出决定并送达后才生效。</p>
      {mayStart ? (
        <p>
          <Link
            to="/office/households/$id/start/$item"
            params={{ id: household, item }}
            className={buttonClass('primary')}
          >
            启动{itemName}
          </Link>
        </p>
      ) : (
        <p>由乡镇调查岗启动。</p>
      )}
    </Callout>
  );
}
