import { useMemo, useState } from 'react';
import type { CaseDetail, OfferedMove } from '#core/cases/cases.contract.ts';
import type { FormDefinition, ItemPage } from '#core/cases/items.contract.ts';
import type { UnknownAnswers } from '#kit/form.ts';
import { formOf } from '#web/inputs/form-of.ts';
import { useFormState } from '#web/inputs/use-form-state.ts';
import { api, path } from '#web/lib/api.ts';
import { useWrite } from '#web/lib/use-write.ts';
import { Button } from '#web/ui/button.tsx';
import { Callout } from '#web/ui/callout.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { ShortForm } from '../short-form.tsx';
import { useToday } from '../use-today.ts';

interface CaseMovesProps {
  detail: CaseDetail;
  item: ItemPage;
  moves: readonly OfferedMove[];
}

/** What the applicant himself can do now. */
export function CaseMoves({ detail, item, moves }: CaseMovesProps) {
  return moves.map((move) => {
    const form = item.forms.find(({ key }) => key === move.form);
    return form === undefined ? (
      <BareMove key={move.key} detail={detail} move={move} />
    ) : (
      <MoveWithForm key={move.key} detail={detail} item={item} move={move} definition={form} />
    );
  });
}

function useMove({ id, seq }: CaseDetail, move: OfferedMove) {
  return useWrite((answers: UnknownAnswers | undefined, key) =>
    api.post(path`/api/cases/${id}/actions/${move.key}`, { key, seq, ...(answers === undefined ? {} : { answers }) }),
  );
}

interface MoveWithFormProps {
  detail: CaseDetail;
  item: ItemPage;
  move: OfferedMove;
  definition: FormDefinition;
}

/** Something the office waits for: what it said last, and the form to answer it. */
function MoveWithForm({ detail, item, move, definition }: MoveWithFormProps) {
  const form = useMemo(() => formOf(definition), [definition]);
  const state = useFormState(form, useToday(), move.prefill);
  const write = useMove(detail, move);
  return (
    <section className="panel stack" aria-label={move.name}>
      <h2>{move.name}</h2>
      <LastWords detail={detail} item={item} />
      <ShortForm
        state={state}
        submitLabel={`提交${move.name}`}
        busy={write.isPending}
        error={write.error}
        onSubmit={(answers) => write.mutate(answers, { onError: (error) => state.refuse(error) })}
      />
    </section>
  );
}

/** The texts of the action that brought the case to the applicant, question by question. */
function LastWords({ detail, item }: { detail: CaseDetail; item: ItemPage }) {
  const last = detail.actions.at(-1);
  const form = item.forms.find(({ key }) => key === last?.form);
  if (last === undefined || form === undefined) return null;
  return Object.values(form.sections)
    .flatMap(({ fields }) => Object.entries(fields))
    .map(([key, { label }]) => {
      const text = last.answers[key];
      return typeof text === 'string' ? (
        <Callout key={key} tone="warn" title={`${label}：`}>
          <p className="answer-text">{text}</p>
        </Callout>
      ) : null;
    });
}

/** A move that needs no words, but is asked twice. */
function BareMove({ detail, move }: { detail: CaseDetail; move: OfferedMove }) {
  const [asking, setAsking] = useState(false);
  const write = useMove(detail, move);
  const danger = move.emphasis === 'danger';
  const close = () => {
    setAsking(false);
    write.reset();
  };
  return (
    <div className="guide-start">
      <Button onClick={() => setAsking(true)}>{move.name}</Button>
      {asking && (
        <ConfirmDialog
          title={`确定${move.name}吗？`}
          confirmLabel={`确定${move.name}`}
          danger={danger}
          busy={write.isPending}
          error={write.error}
          onCancel={close}
          onConfirm={() => write.mutate(undefined, { onSuccess: close })}
        >
          <p>
            {detail.itemName}，编号 {detail.number}。{danger && '办了就不能取消；以后需要时，可以重新申请。'}
          </p>
        </ConfirmDialog>
      )}
    </div>
  );
}
