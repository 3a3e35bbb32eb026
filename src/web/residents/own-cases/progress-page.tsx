import { Link } from '@tanstack/react-router';
import type { CaseLine } from '#core/cases/cases.contract.ts';
import { DraftsPanel } from '#web/drafts/drafts-panel.tsx';
import { dateText } from '#web/lib/format.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { OwnBenefits } from '../own-benefits/own-benefits.tsx';
import { SignInGate } from '../sign-in/sign-in-gate.tsx';
import { useOwnCases } from './use-own-cases.ts';

/** One's own applications. */
export function ProgressPage() {
  return <SignInGate why="登录后看您的申请办到哪一步。">{(name) => <OwnCases name={name} />}</SignInGate>;
}

function OwnCases({ name }: { name: string }) {
  const cases = useOwnCases();
  return (
    <>
      <PageHeader title="我的申请" />
      <div className="stack">
        <DraftsPanel
          goOn={({ item, itemName, name: of }) => (
            <Link to="/apply/$item" params={{ item }} className={buttonClass()} aria-label={`接着填${of}的${itemName}`}>
              接着填
            </Link>
          )}
        />
        <OwnBenefits />
        <QueryView query={cases} what="您的申请">
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title="还没有您的申请" advice="在村（社区）或窗口申请的，工作人员录入后也会显示在这里。">
                <Link to="/guides" className={buttonClass('primary')}>
                  看能申请什么
                </Link>
              </EmptyState>
            ) : (
              <ul className="residents-doors">
                {items.map((line) => (
                  <OwnCaseLine key={line.id} line={line} mine={line.applicantName === name} />
                ))}
              </ul>
            )
          }
        </QueryView>
      </div>
    </>
  );
}

function OwnCaseLine({ line, mine }: { line: CaseLine; mine: boolean }) {
  return (
    <li>
      <Link to="/progress/$id" params={{ id: line.id }}>
        <strong>{line.itemName}</strong>
        <StageTag name={line.stageName} tone={line.closed ? 'quiet' : 'open'} />
        <span className="residents-door-line">
          {mine ? '' : `${line.applicantName}申请，`}
          {dateText(line.appliedOn)}提出
        </span>
        <span className="residents-door-line numeric">编号 {line.number}</span>
      </Link>
    </li>
  );
}
