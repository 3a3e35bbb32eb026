import type { CaseLine } from '#core/cases/cases.contract.ts';
import { DateText } from '#web/ui/date-text.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { urgencyOf } from './due.ts';
import './cases.css';

interface DueTextProps {
  line: Pick<CaseLine, 'closed' | 'dueOn' | 'duePending'>;
  /** Where no column says what the date is. */
  labelled?: boolean;
}

/** The deadline of a case's stage: the words say how urgent it is, the colour helps. */
export function DueText({ line, labelled = false }: DueTextProps) {
  const { urgency, days } = urgencyOf(line, useDesk().today);
  const date = line.dueOn === null ? null : <DateText date={line.dueOn} />;
  switch (urgency) {
    case 'closed':
      return <span className="soft">已办结</span>;
    case 'none':
      return <span className="soft">本环节无期限</span>;
    case 'pending':
      return (
        <span className="due">
          <StageTag tone="quiet" name="待日历确认" />
          {date !== null && <span className="soft">约 {date}</span>}
        </span>
      );
    case 'overdue':
      return (
        <span className="due">
          <StageTag tone="bad" name={`逾期 ${-days} 天`} />
          {date}
        </span>
      );
    case 'soon':
      return (
        <span className="due">
          <StageTag tone="warn" name={days === 0 ? '今天到期' : `还剩 ${days} 天`} />
          {date}
        </span>
      );
    case 'later':
      return labelled ? <>办理期限 {date}</> : date;
  }
}
