import type { Field } from '#kit/field.ts';
import type { UnknownAnswers } from '#kit/form.ts';
import type { Named } from './form-services.tsx';

/** The rows of a list as answers; what is no row counts as a blank one, so that row numbers keep. */
export function rowsOf(value: unknown): readonly UnknownAnswers[] {
  return Array.isArray(value) ? value.map((row: unknown) => (isAnswers(row) ? row : {})) : [];
}

function isAnswers(value: unknown): value is UnknownAnswers {
  return typeof value === 'object' && value !== null;
}

/** Types of answers that are already said by what a row is called. */
export const namesRow: ReadonlySet<Field['type']> = new Set(['person', 'person-name']);

/** “成员 2 王秀英”: what a row is called, with the person, the first name or text in it. `people` are those of the case. */
export function rowName(list: Field, row: UnknownAnswers, index: number, people: readonly Named[] = []): string {
  return [list.rowName ?? '行', String(index + 1), namingIn(list, row, people)].join(' ').trim();
}

function namingIn(list: Field, row: UnknownAnswers, people: readonly Named[]): string {
  const fields = Object.entries(list.fields ?? {});
  const person = fields.find(([, field]) => field.type === 'person');
  if (person !== undefined) return people.find(({ id }) => id === row[person[0]])?.name ?? '';
  // A row that points to another, as an income to its earner, is not named by a remark in it.
  const points = fields.some(([, field]) => field.type === 'row');
  const isNaming = ({ type }: Field) => type === 'person-name' || (type === 'text' && !points);
  const named = fields.find(([, field]) => isNaming(field));
  const name = named === undefined ? undefined : row[named[0]];
  return typeof name === 'string' ? name : '';
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
