import { useEffect, useRef, useState } from 'react';
import { fieldsOf, type UnknownAnswers } from '#kit/form.ts';
import { Button } from '#web/ui/button.tsx';
import { GroupFrame } from '../field-frame.tsx';
import { FieldsView } from '../field-view.tsx';
import { checkForm, isWithin } from '../form-faults.ts';
import { useFormSurroundings } from '../form-services.tsx';
import type { InputProps } from '../input-props.ts';
import { rowName, rowsOf, withoutRow } from '../rows.ts';
import type { FormState } from '../use-form-state.ts';
import { RowSummary } from './row-summary.tsx';

/**
 * Several rows of the same questions. At a desk all rows stand open below each other; on a phone each is a card, and
 * one is open at a time.
 */
export function ListInput(props: InputProps) {
  const { field, path, value } = props;
  const { state, layout, services } = useFormSurroundings();
  const rows = rowsOf(value);
  const [opened, setOpened] = useState(() =>
    layout === 'steps' ? firstUnfinished(state, path, rows.length) : undefined,
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
    setOpened(rows.length);
    setFocusOn('row');
  };
  const remove = (index: number) => {
    state.update(path, (answers) => withoutRow(fieldsOf(state.form), answers, list, index));
    setOpened(undefined);
    setFocusOn('add');
  };
  const isFaulty = (index: number) => state.faults.some((fault) => isWithin(fault.path, `${path}/${index}`));
  const isOpen = (index: number) => layout === 'desk' || opened === index || isFaulty(index);

  return (
    <GroupFrame {...props}>
      <div className="list-rows">
        {rows.map((row, index) => {
          const at = `${path}/${index}`;
          const name = rowName(field, row, index, services.people);
          const open = isOpen(index);
          return (
            // Rows have no identity but their number; inputs follow their values when a row above goes.
            <fieldset key={at} className="list-row" ref={index === rows.length - 1 ? added : null}>
              <legend className="visually-hidden">{name}</legend>
              <div className="list-row-head">
                <strong aria-hidden="true">{name}</strong>
                {layout === 'steps' && (
                  <Button
                    kind="link"
                    aria-label={`${open ? '收起' : '修改'}${name}`}
                    onClick={() => setOpened(open ? undefined : index)}
                  >
                    {open ? '收起' : '修改'}
                  </Button>
                )}
                <Button kind="link" aria-label={`删除${name}`} onClick={() => remove(index)}>
                  删除
                </Button>
              </div>
              {open ? (
                <FieldsView
                  fields={field.fields ?? {}}
                  path={at}
                  answers={row}
                  onAnswer={(key, answer) =>
                    state.update(`${at}/${key}`, (answers) => ({
                      ...answers,
                      [list]: rowsOf(answers[list]).map((each, at) =>
                        at === index ? { ...each, [key]: answer } : each,
                      ),
                    }))
                  }
                />
              ) : (
                <RowSummary fields={field.fields ?? {}} row={row} />
              )}
            </fieldset>
          );
        })}
      </div>
      {rows.length < (field.max ?? 100) && (
        <div ref={addButton}>
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

/** The first row in which something is still missing: it stands open when the question opens. */
function firstUnfinished({ form, answers, today }: FormState, path: string, rows: number): number | undefined {
  const { faults } = checkForm(form, answers, today);
  return Array.from({ length: rows }, (_row, index) => index).find((index) =>
    faults.some((fault) => isWithin(fault.path, `${path}/${index}`)),
  );
}
