import { useQuery } from '@tanstack/react-query';
import { codeName } from '#kit/code-set.ts';
import type { Field } from '#kit/field.ts';
import { fieldsOf, type UnknownAnswers } from '#kit/form.ts';
import { parsePlainDate } from '#kit/plain-date.ts';
import { dateText, moneyText } from '#web/lib/format.ts';
import { type Named, useFormSurroundings } from './form-services.tsx';
import { rowName, rowsOf } from './rows.ts';

/** An answer as people read it; what can't be read as its type is shown as it was typed. */
export function AnswerText({ field, value }: { field: Field; value: unknown }) {
  if (value === undefined || value === null || value === '') return <span className="soft">未填写</span>;
  switch (field.type) {
    case 'division':
      return <DivisionText code={String(value)} />;
    case 'person':
    case 'row':
    case 'attachment':
      return <PointerText field={field} value={value} />;
    case 'list':
      return `${rowsOf(value).length} ${field.rowName ?? '行'}`;
    default:
      return <span className="answer-text">{plainAnswerText(field, value)}</span>;
  }
}

/** The answers that need nothing but themselves to be read. */
function plainAnswerText(field: Field, value: unknown): string {
  if (field.type === 'flag') return value === true ? '是' : '否';
  if (field.type === 'money' && typeof value === 'number') return moneyText(value);
  if (field.type === 'choice' && field.codes !== undefined) return codeName(field.codes, String(value));
  if (field.type === 'date' && typeof value === 'string' && parsePlainDate(value).ok) return dateText(value);
  return String(value);
}

function DivisionText({ code }: { code: string }) {
  const { services } = useFormSurroundings();
  const name = useQuery({
    queryKey: ['division-name', code],
    queryFn: () => services.divisionName(code),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return name.data ?? code;
}

function PointerText({ field, value }: { field: Field; value: unknown }) {
  const { services, state } = useFormSurroundings();
  if (field.type === 'person') return services.people.find(({ id }) => id === value)?.name ?? '（不在名单中）';
  if (field.type === 'attachment') return Array.isArray(value) ? `${value.length} 份` : '0 份';
  return rowPointerName(
    fieldsOf(state.form)[field.list ?? ''],
    state.answers[field.list ?? ''],
    value,
    services.people,
  );
}

function rowPointerName(list: Field | undefined, rows: unknown, value: unknown, people: readonly Named[]): string {
  const row: UnknownAnswers | undefined = typeof value === 'number' ? rowsOf(rows)[value] : undefined;
  return list === undefined || row === undefined || typeof value !== 'number'
    ? '（已删除，请重选）'
    : rowName(list, row, value, people);
}
