import type { DecisionView } from '#core/cases/cases.contract.ts';
import { countText } from '#web/lib/format.ts';
import { Button } from '#web/ui/button.tsx';
import { Fold } from '#web/ui/fold.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { ExplainedFacts } from './explained-facts.tsx';
import { explanationParts, type NumberedLine } from './explanation-parts.ts';
import { UsedParameters } from './used-parameters.tsx';
import './decision.css';

/** Every test, fact, parameter and step behind a decision, so that a stranger can recompute it by hand. */
export function Explanation({ decision }: { decision: DecisionView }) {
  const { trace, facts, parameters } = decision;
  const { members, tests, amount } = explanationParts(trace);
  const unconfirmed = parameters.filter(({ confirmed }) => !confirmed).length;
  return (
    <div className="stack explanation">
      <div className="row no-print">
        <p className="soft">照着下面逐条核算，用纸笔也能得出同样的结果。</p>
        <Button onClick={() => window.print()}>打印</Button>
      </div>
      <Lines title="谁算家庭成员" lines={members} />
      <Lines title="逐项核算和判断" lines={tests} />
      <Lines title="金额怎样算出来" lines={amount} />
      {facts.length > 0 && (
        <Fold title={<h3>面前的事实（{countText(facts.length)} 条）</h3>}>
          <ExplainedFacts facts={facts} />
        </Fold>
      )}
      {parameters.length > 0 && (
        <Fold
          title={
            <>
              <h3>用到的标准和参数（{countText(parameters.length)} 个）</h3>{' '}
              {unconfirmed > 0 && <StageTag tone="warn" name={`其中 ${countText(unconfirmed)} 个待确认`} />}
            </>
          }
        >
          <UsedParameters parameters={parameters} />
        </Fold>
      )}
    </div>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly NumberedLine[] }) {
  if (lines.length === 0) return null;
  return (
    <Fold open title={<h3>{title}</h3>}>
      <ol className="explanation-lines">
        {lines.map((line) => (
          <li key={line.number} value={line.number}>
            <span className="explanation-number">{line.number}</span>
            <Passed passed={line.passed} />
            <span>{line.text}</span>
            <span className="explanation-clause">{line.clause}</span>
          </li>
        ))}
      </ol>
    </Fold>
  );
}

function Passed({ passed }: { passed: boolean | undefined }) {
  if (passed === undefined) return <span />;
  return (
    <span className={passed ? 'explanation-passed' : 'explanation-failed'}>
      <span aria-hidden="true">{passed ? '✓' : '×'}</span>
      <span className="visually-hidden">{passed ? '满足：' : '不满足：'}</span>
    </span>
  );
}
