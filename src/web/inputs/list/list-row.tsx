import type { Ref } from 'react';
import type { Field } from '#kit/field.ts';
import { isAsked, type UnknownAnswers } from '#kit/form.ts';
import { Button } from '#web/ui/button.tsx';
import { FieldsView } from '../field-view.tsx';
import { useFormSurroundings } from '../form-services.tsx';
import { rowName } from '../rows.ts';
import { RowSummary } from './row-summary.tsx';

interface ListRowProps {
  /** The list it is a row of. */
  field: Field;
  /** JSON pointer of the row. */
  path: string;
  row: UnknownAnswers;
  index: number;
  /** The row above, whose answers may be taken over. */
  above: UnknownAnswers | undefined;
  open: boolean;
  onToggle: () => void;
  onRemove: () => void;
  onAnswer: (answers: UnknownAnswers) => void;
  ref: Ref<HTMLFieldSetElement> | null;
}

/** One row: its questions, or when it is put away what was answered. */
export function ListRow({ field, path, row, index, above, open, onToggle, onRemove, onAnswer, ref }: ListRowProps) {
  const { layout, services } = useFormSurroundings();
  const name = rowName(field, row, index, services.people);
  const same = layout === 'desk' && open && above !== undefined ? sameAsAbove(field, row, above) : {};
  return (
    <fieldset className="list-row" ref={ref}>
      <legend className="visually-hidden">{name}</legend>
      <div className="list-row-head">
        <strong aria-hidden="true">{name}</strong>
        {Object.keys(same).length > 0 && (
          <Button kind="link" aria-label={`${name}：空白处同上一个`} onClick={() => onAnswer(same)}>
            空白处同上一个
          </Button>
        )}
        <Button kind="link" aria-label={`${open ? '收起' : '修改'}${name}`} onClick={onToggle}>
          {open ? '收起' : '修改'}
        </Button>
        <Button kind="link" aria-label={`删除${name}`} onClick={onRemove}>
          删除
        </Button>
      </div>
      {open ? (
        <FieldsView
          fields={field.fields ?? {}}
          path={path}
          answers={row}
          onAnswer={(key, answer) => onAnswer({ [key]: answer })}
        />
      ) : (
        <RowSummary fields={field.fields ?? {}} row={row} />
      )}
    </fieldset>
  );
}

/** Amounts, people and numbers are each row's own; what is chosen or written is often the same for all. */
const takenOver: ReadonlySet<Field['type']> = new Set(['choice', 'flag', 'text']);

/** What a row may take from the one above: the answers to its questions that are still blank. */
export function sameAsAbove({ fields = {} }: Field, row: UnknownAnswers, above: UnknownAnswers): UnknownAnswers {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) => {
      const blank = row[key] === undefined && isAsked(field, row);
      return blank && takenOver.has(field.type) && above[key] !== undefined ? [[key, above[key]]] : [];
    }),
  );
}
