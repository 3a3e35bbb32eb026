import type { ProposalPreview } from '#core/parameters/parameters.contract.ts';
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
      title={recomputed === null ? title : `${title}，有 ${recomputed.months} 个月要重新计算`}
    >
      <ul className="foreseen">
        {effect.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Callout>
  );
}
