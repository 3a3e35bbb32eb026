import { useId } from 'react';
import type { CaseDetail, OfferedMove } from '#core/cases/cases.contract.ts';
import { Button } from '#web/ui/button.tsx';

/** The moves of this post, the usual one first. What can't be done now says why; a form may still mend it, so it opens. */
export function MoveButtons({ detail, onOpen }: { detail: CaseDetail; onOpen: (move: string) => void }) {
  const moves = detail.moves.toSorted((a, b) => rank(a) - rank(b));
  const reasons = useId();
  if (moves.length === 0) {
    return (
      <p className="soft">
        {detail.closed ? '办件已办结，没有要办的了。' : `办件在“${detail.stageName}”环节，现在没有由本岗位办理的事。`}
      </p>
    );
  }
  return (
    <>
      <div className="row">
        {moves.map((move) => {
          const shut = move.blocked.length > 0 && move.form === null;
          const kind = move.blocked.length > 0 ? 'plain' : (move.emphasis ?? 'plain');
          return (
            <Button
              key={move.key}
              kind={kind}
              aria-disabled={shut || undefined}
              aria-describedby={move.blocked.length > 0 ? `${reasons}-${move.key}` : undefined}
              className={shut ? 'move-shut' : ''}
              onClick={() => (shut ? undefined : onOpen(move.key))}
            >
              {move.name}
            </Button>
          );
        })}
      </div>
      {moves
        .filter(({ blocked }) => blocked.length > 0)
        .map(({ key, name, blocked, form }) => (
          <p key={key} id={`${reasons}-${key}`} className="move-blocked">
            <strong>
              “{name}”{form === null ? '现在还不能办' : '办理前请注意'}：
            </strong>
            {blocked.join('；')}
          </p>
        ))}
    </>
  );
}

/** primary first, danger last. */
function rank({ emphasis }: OfferedMove): number {
  return emphasis === 'primary' ? 0 : emphasis === 'danger' ? 2 : 1;
}
