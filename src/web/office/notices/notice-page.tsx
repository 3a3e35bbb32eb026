import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { NoticeDetail } from '#core/notices/notices.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { dateText } from '#web/lib/format.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { DateText } from '#web/ui/date-text.tsx';
import { Descriptions } from '#web/ui/descriptions.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { PageQuery } from '#web/ui/page-query.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { noticeStates } from './notice-state.ts';
import { ObjectionView } from './objection-view.tsx';

const route = getRouteApi('/office/desk/notices/$id');

/** A notice as it hangs, and what was said against it. */
export function NoticePage() {
  const { id } = route.useParams();
  const notice = useQuery({
    queryKey: ['notices', id],
    queryFn: ({ signal }) => api.get<NoticeDetail>(path`/api/notices/${id}`, {}, signal),
  });
  return (
    <PageQuery query={notice} what="公示">
      {(answer) => <Notice notice={answer} />}
    </PageQuery>
  );
}

function Notice({ notice }: { notice: NoticeDetail }) {
  const { may } = useDesk();
  const { content, postedOn, lastDay, takenDownOn, state, objectionList, objections } = notice;
  return (
    <>
      <PageHeader
        above={<StageTag name={noticeStates[state].name} tone={noticeStates[state].tone} />}
        title={`${content.title}：${content.name}`}
        lead={notice.divisionName}
        actions={
          <>
            <a
              className={buttonClass()}
              href={path`/api/notices/${notice.id}/sheet.pdf`}
              target="_blank"
              rel="noreferrer"
            >
              打印公示单（PDF）
            </a>
            {may('case.read') && (
              <Link to="/office/cases/$id" params={{ id: notice.case }} className={buttonClass()}>
                查看办件
              </Link>
            )}
          </>
        }
      />
      <div className="stack">
        <section className="panel" aria-label="公示内容">
          <Descriptions
            items={[
              { label: '公示对象', value: content.name },
              { label: '住址', value: content.place },
              ...content.lines.map(({ label, text }) => ({ label, value: text })),
              { label: '张贴日期', value: <DateText date={postedOn} /> },
              { label: '公示到', value: `${dateText(lastDay)}24时` },
              ...(takenDownOn === null ? [] : [{ label: '撤下日期', value: <DateText date={takenDownOn} /> }]),
              { label: '异议受理', value: content.objectionsTo },
            ]}
          />
        </section>
        <section className="stack" aria-label="异议">
          <h2>异议</h2>
          {objectionList === null ? (
            <p className="soft">
              {objections === 0 ? '没有收到异议。' : `收到异议 ${objections} 件。`}
              异议由乡镇（街道）核实答复，本岗位不显示内容。
            </p>
          ) : objectionList.length === 0 ? (
            <p className="soft">没有收到异议。</p>
          ) : (
            objectionList.map((objection, index) => (
              <ObjectionView key={objection.id} notice={notice.id} number={index + 1} objection={objection} />
            ))
          )}
        </section>
      </div>
    </>
  );
}
