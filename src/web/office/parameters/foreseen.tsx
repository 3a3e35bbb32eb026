import type { ProposalPreview } from '#core/parameters/parameters.contract.ts';
import { monthText } from '#web/lib/format.ts';
import { Callout } from '#web/ui/callout.tsx';

interface ForeseenProps extends Pick<ProposalPreview, 'effect' | 'recomputed'> {
  title: string;
}

/** What follows from a value, in plain sentences; a warning where months that are past would be computed again. */
export function Foreseen({ title, effect, recomputed }: ForeseenProps) {
  if (effect.length === 0) return null;
  return (
    <Callout
      tone={recomputed === null ? 'info' : 'warn'}
      title={recomputed === null ? title : `${title}（要重新计算${periodText(recomputed)}）`}
    >
      <ul className="foreseen">
        {effect.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Callout>
  );
}

function periodText({ from, through, months }: NonNullable<ProposalPreview['recomputed']>): string {
  return months === 1 ? monthText(from) : `${monthText(from)}至${monthText(through)}，共 ${months} 个月`;
}
