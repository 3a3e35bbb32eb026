import { useEffect, useRef, useState } from 'react';
import { fieldsOf, type UnknownAnswers } from '#kit/form.ts';
import { Button } from '#web/ui/button.tsx';
import { GroupFrame } from '../field-frame.tsx';
import { checkForm, isWithin } from '../form-faults.ts';
import { useFormSurroundings } from '../form-services.tsx';
import type { InputProps } from '../input-props.ts';
import { rowsOf, withoutRow } from '../rows.ts';
import type { FormState } from '../use-form-state.ts';
import { ListRow } from './list-row.tsx';
import { afterRemoval, type OpenRows, toggled } from './open-rows.ts';

/**
 * Several rows of the same questions. At a desk all that are not finished when the form opens stand open below each
 * other; on a phone each is a card, and one is open at a time.
 */
export function ListInput(props: InputProps) {
  const { field, path, value } = props;
  const { state, layout } = useFormSurroundings();
  const rows = rowsOf(value);
  const alone = layout === 'steps';
  const [opened, setOpened] = useState<OpenRows>(
    () => new Set(unfinished(state, path, rows.length).slice(0, alone ? 1 : rows.length)),
  );
  const added = useRef<HTMLFieldSetElement>(null);
  const addButton = useRef<HTMLDivElement>(null);
  const [focusOn, setFocusOn] = useState<'row' | 'add'>();
  const list = path.slice(1);
  const rowCalled = field.rowName ?? '行';

  useEffect(() => {
    if (focusOn === 'row') added.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    if (focusOn === 'add') addButton.current?.querySelector('button')?.focus();
    setFocusOn(undefined);
  }, [focusOn]);

  const setRows = (next: readonly UnknownAnswers[]) => props.onChange(next.length === 0 ? undefined : next);
  const add = () => {
    setRows([...rows, {}]);
    setOpened(toggled(opened, rows.length, alone));
    setFocusOn('row');
  };
  const remove = (index: number) => {
    state.update(path, (answers) => withoutRow(fieldsOf(state.form), answers, list, index));
    setOpened(afterRemoval(opened, index));
    setFocusOn('add');
  };
  const answer = (index: number, given: UnknownAnswers) => {
    for (const [key, value] of Object.entries(given)) {
      state.update(`${path}/${index}/${key}`, (answers) => ({
        ...answers,
        [list]: rowsOf(answers[list]).map((each, at) => (at === index ? { ...each, [key]: value } : each)),
      }));
    }
  };
  const isFaulty = (index: number) => state.faults.some((fault) => isWithin(fault.path, `${path}/${index}`));

  return (
    <GroupFrame {...props}>
      <div className="list-rows">
        {rows.map((row, index) => {
          const at = `${path}/${index}`;
          return (
            // Rows have no identity but their number; inputs follow their values when a row above goes.
            <ListRow
              key={at}
              field={field}
              path={at}
              row={row}
              index={index}
              above={rows[index - 1]}
              open={opened.has(index) || isFaulty(index)}
              onToggle={() => setOpened(toggled(opened, index, alone))}
              onRemove={() => remove(index)}
              onAnswer={(given) => answer(index, given)}
              ref={index === rows.length - 1 ? added : null}
            />
          );
        })}
      </div>
      {rows.length < (field.max ?? 100) && (
        <div ref={addButton} className="row">
          {rows.length === 0 && field.optional && layout === 'desk' && <span className="soft">没有</span>}
          <Button onClick={add}>
            {rows.length === 0
              ? `添加${rowCalled}`
              : `再添加一${rowCalled.length === 1 ? rowCalled : `个${rowCalled}`}`}
          </Button>
        </div>
      )}
    </GroupFrame>
  );
}

/** The rows in which something is still missing. */
function unfinished({ form, answers, today }: FormState, path: string, rows: number): readonly number[] {
  const { faults } = checkForm(form, answers, today);
  return Array.from({ length: rows }, (_row, index) => index).filter((index) =>
    faults.some((fault) => isWithin(fault.path, `${path}/${index}`)),
  );
}
