import { Link } from '@tanstack/react-router';
import type { CaseDetail } from '#core/cases/cases.contract.ts';
import { dateText } from '#web/lib/format.ts';
import { Descriptions } from '#web/ui/descriptions.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { useDesk } from '../desk/use-desk.ts';

/** The public notice of a case, if it was posted. */
export function CaseNotice({ detail }: { detail: CaseDetail }) {
  const { today, may } = useDesk();
  const { notice } = detail;
  if (notice === null) return null;
  const hanging = today <= notice.lastDay;
  return (
    <section className="panel case-part" aria-label="公示">
      <h2 className="row">
        公示
        <StageTag name={hanging ? '公示中' : '期满'} tone={hanging ? 'open' : 'quiet'} />
      </h2>
      <Descriptions
        items={[
          { label: '张贴日期', value: dateText(notice.postedOn) },
          { label: '公示到', value: `${dateText(notice.lastDay)}24时` },
          {
            label: '异议',
            value:
              notice.openObjections > 0 ? (
                <StageTag tone="warn" name={`${notice.openObjections} 件未答复`} />
              ) : (
                '没有未答复的异议'
              ),
          },
        ]}
      />
      {may('notice.read') && (
        <p>
          <Link to="/office/notices/$id" params={{ id: notice.id }}>
            公示内容、异议和公示单
          </Link>
        </p>
      )}
    </section>
  );
}
