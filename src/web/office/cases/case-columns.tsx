import { Link } from '@tanstack/react-router';
import type { CaseLine } from '#core/cases/cases.contract.ts';
import type { Column } from '#web/ui/data-table.tsx';
import { DateText } from '#web/ui/date-text.tsx';
import { StageTag, type Tone } from '#web/ui/stage-tag.tsx';
import { DueText } from './due-text.tsx';

/** A case in a list: opened by its number. */
export const caseColumns: readonly Column<CaseLine>[] = [
  {
    key: 'number',
    title: '办件编号',
    kind: 'nowrap',
    render: ({ id, number }) => (
      <Link to="/office/cases/$id" params={{ id }}>
        {number}
      </Link>
    ),
  },
  { key: 'applicant', title: '申请人', render: ({ applicantName }) => applicantName, width: '11em' },
  { key: 'item', title: '事项', render: ({ itemName }) => itemName },
  { key: 'stage', title: '环节', render: (line) => <CaseStage line={line} /> },
  { key: 'division', title: '村（社区）', render: ({ divisionName }) => divisionName },
  { key: 'applied', title: '申请日期', kind: 'nowrap', render: ({ appliedOn }) => <DateText date={appliedOn} /> },
  { key: 'due', title: '办理期限', kind: 'nowrap', render: (line) => <DueText line={line} /> },
];

/** The stage of a case with its tone: overdue stands out, what rests is quiet. */
export function CaseStage({ line }: { line: Pick<CaseLine, 'stageName' | 'closed' | 'overdue'> }) {
  const tone: Tone = line.closed ? 'quiet' : line.overdue ? 'bad' : 'open';
  return <StageTag name={line.stageName} tone={tone} />;
}
