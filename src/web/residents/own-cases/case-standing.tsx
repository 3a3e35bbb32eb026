import { Link } from '@tanstack/react-router';
import type { CaseDetail } from '#core/cases/cases.contract.ts';
import { dateText } from '#web/lib/format.ts';
import { Callout } from '#web/ui/callout.tsx';
import { useToday } from '../use-today.ts';

/** Where it stands, in a sentence; by when; and the notice that hangs. */
export function CaseStanding({ detail }: { detail: CaseDetail }) {
  const { tell, closed, dueOn, duePending, overdue } = detail;
  return (
    <section className="stack" aria-label="现在办到哪一步">
      <div role="status">
        <Callout title={tell}>
          {!closed && dueOn !== null && (
            <p>
              这一步最迟 {dateText(dueOn)} 办完。
              {overdue && <strong>已经超过期限，可以向乡镇（街道）或县民政局催问。</strong>}
            </p>
          )}
          {!closed && duePending && <p>这一步的最后期限要等国家公布明年的放假安排后才能确定。</p>}
        </Callout>
      </div>
      {!closed && detail.notice !== null && <Posted detail={detail} notice={detail.notice} />}
    </section>
  );
}

function Posted({ detail, notice }: { detail: CaseDetail; notice: NonNullable<CaseDetail['notice']> }) {
  const today = useToday();
  return (
    <p>
      公示从 {dateText(notice.postedOn)} 到 {dateText(notice.lastDay)}，名字只显示一部分。
      {notice.openObjections > 0 && `收到 ${notice.openObjections} 条不同意见，正在核实。`}
      {today <= notice.lastDay && (
        <Link to="/notices" search={{ division: Number(detail.division) }}>
          看公示
        </Link>
      )}
    </p>
  );
}
