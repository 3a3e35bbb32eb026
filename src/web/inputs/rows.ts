import type { Field } from '#kit/field.ts';
import type { UnknownAnswers } from '#kit/form.ts';

/** The rows of a list as answers; what is no row counts as a blank one, so that row numbers keep. */
export function rowsOf(value: unknown): readonly UnknownAnswers[] {
  return Array.isArray(value) ? value.map((row: unknown) => (isAnswers(row) ? row : {})) : [];
}

function isAnswers(value: unknown): value is UnknownAnswers {
  return typeof value === 'object' && value !== null;
}

/** “成员 2 王秀英”: what a row is called, with the first name or text in it. */
export function rowName(list: Field, row: UnknownAnswers, index: number): string {
  const naming = Object.entries(list.fields ?? {}).find(
    ([, field]) => field.type === 'person-name' || field.type === 'text',
  );
  const name = naming === undefined ? undefined : row[naming[0]];
  return [list.rowName ?? '行', String(index + 1), typeof name === 'string' ? name : ''].join(' ').trim();
}

/**
 * The answers of a form after row `index` of a list was removed: a pointer to that row becomes blank, pointers to later
 * rows move up with them.
 */
export function withoutRow(
  fields: Readonly<Record<string, Field>>,
  answers: UnknownAnswers,
  list: string,
  index: number,
): UnknownAnswers {
  const repoint = (field: Field | undefined, value: unknown): unknown => {
    if (field?.type === 'list') {
      return rowsOf(value).map((row) =>
        Object.fromEntries(Object.entries(row).map(([key, each]) => [key, repoint(field.fields?.[key], each)])),
      );
    }
    if (field?.type !== 'row' || field.list !== list || typeof value !== 'number') return value;
    return value === index ? undefined : value > index ? value - 1 : value;
  };
  return Object.fromEntries(
    Object.entries(answers).map(([key, value]) => [
      key,
      repoint(fields[key], key === list ? rowsOf(value).filter((_row, each) => each !== index) : value),
    ]),
  );
}
