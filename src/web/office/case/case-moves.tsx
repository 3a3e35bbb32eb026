import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Acted, CaseDetail, OfferedMove } from '#core/cases/cases.contract.ts';
import type { ItemPage } from '#core/cases/items.contract.ts';
import type { UnknownAnswers } from '#kit/form.ts';
import { api, path } from '#web/lib/api.ts';
import { ApiProblem } from '#web/lib/api-problem.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Callout } from '#web/ui/callout.tsx';
import { DeskForm } from '../desk/desk-form.tsx';
import { findFormOf } from './forms-of-case.ts';
import { MoveButtons } from './move-buttons.tsx';
import { MoveConfirm } from './move-confirm.tsx';
import { caseKey } from './use-case.ts';

interface Outcome {
  tone: 'good' | 'warn';
  title: string;
  detail?: string;
}

/** What can be done with the case now: a form opens in place, all else is asked once more. */
export function CaseMoves({ detail, item }: { detail: CaseDetail; item: ItemPage }) {
  const client = useQueryClient();
  const [open, setOpen] = useState<string>();
  const [outcome, setOutcome] = useState<Outcome>();
  const place = useRef<HTMLElement>(null);
  const act = useWrite(({ move, seq, answers }: { move: OfferedMove; seq: number; answers?: UnknownAnswers }, key) =>
    api.post<Acted>(path`/api/cases/${detail.id}/actions/${move.key}`, {
      key,
      seq,
      ...(answers === undefined ? {} : { answers }),
    }),
  );
  const move = detail.moves.find(({ key }) => key === open);
  const form = move === undefined ? undefined : findFormOf(item, move.form);
  const openForm = form === undefined ? undefined : move?.key;
  useEffect(() => {
    if (openForm === undefined && outcome === undefined) return;
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: openForm === undefined ? 'nearest' : 'start' });
  }, [openForm, outcome]);

  const begin = (key: string) => {
    act.reset();
    setOutcome(undefined);
    setOpen(key);
  };
  const close = () => setOpen(undefined);
  const send = (offered: OfferedMove, answers?: UnknownAnswers, onError?: (error: Error) => void) =>
    act.mutate(
      { move: offered, seq: detail.seq, ...(answers === undefined ? {} : { answers }) },
      {
        onSuccess: () => {
          close();
          setOutcome({ tone: 'good', title: `已办理：${offered.name}` });
        },
        onError: (error) => {
          onError?.(error);
          if (!(error instanceof ApiProblem) || error.status !== 409) return;
          // Someone was faster, or something stands in the way: what is shown here is no longer so.
          if (offered.form === null) close();
          setOutcome({ tone: 'warn', title: error.title, detail: `${error.detail}（本页已自动刷新）` });
          void client.invalidateQueries({ queryKey: caseKey(detail.id) });
        },
      },
    );

  return (
    <section
      ref={place}
      tabIndex={-1}
      className={`case-moves ${openForm !== undefined ? 'case-moves-open' : detail.moves.length === 0 ? 'case-moves-none' : ''}`}
      aria-label="办理"
    >
      {outcome !== undefined && (
        <Callout announce tone={outcome.tone} title={outcome.title}>
          {outcome.detail === undefined ? <Link to="/office">回到我的工作</Link> : <p>{outcome.detail}</p>}
        </Callout>
      )}
      {move !== undefined && form !== undefined ? (
        <>
          <h2>{move.name}</h2>
          {move.blocked.length > 0 && (
            <Callout tone="warn" title="办理前请注意">
              {move.blocked.map((reason) => (
                <p key={reason}>{reason}</p>
              ))}
            </Callout>
          )}
          <DeskForm
            key={move.key}
            form={form}
            initial={move.prefill}
            people={detail.people}
            submitLabel={move.name}
            danger={move.emphasis === 'danger'}
            send={{
              mutate: (answers, { onError }) => send(move, answers, onError),
              isPending: act.isPending,
              error: isConflict(act.error) ? null : act.error,
            }}
            onCancel={close}
          />
        </>
      ) : (
        <MoveButtons detail={detail} onOpen={begin} />
      )}
      {move !== undefined && form === undefined && (
        <MoveConfirm
          move={move}
          detail={detail}
          busy={act.isPending}
          error={isConflict(act.error) ? null : act.error}
          onConfirm={() => send(move)}
          onCancel={close}
        />
      )}
    </section>
  );
}

/** Said above the moves, where it also tells that the page was read again. */
function isConflict(error: Error | null): boolean {
  return error instanceof ApiProblem && error.status === 409;
}
