import type { FactKind } from '#kit/fact-kind.ts';
import type { PlainDate } from '#kit/plain-date.ts';

/** What a statement of a kind may say; `person` or `household` is null. */
export interface FactStatement {
  readonly person: string | null;
  readonly household: string | null;
  readonly value: number;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
}

/** The reason why a statement can't be a fact of the kind, or undefined. */
export function findFactFault(
  kind: FactKind,
  { person, household, value, from, to }: FactStatement,
): string | undefined {
  const subject = person === null ? 'household' : 'person';
  if ((person === null) === (household === null)) return '须说明是某一个人的，还是某一户的';
  if (subject !== kind.subject) return kind.subject === 'person' ? '只能记在个人名下' : '只能记在家庭名下';
  if (to !== null && to < from) return `终止日期 ${to} 早于起始日期 ${from}`;
  if (!Number.isSafeInteger(value)) return `数值 ${value} 须是整数`;
  if (kind.value === 'presence' && value !== 1) return '只表示有此情形，数值须为 1';
  if (kind.value === 'count' && value < 0) return `数值 ${value} 不能小于零`;
  if (kind.codes !== undefined && !kind.codes.codes.some(({ code }) => Number(code) === value)) {
    return `代码 ${value} 不在“${kind.codes.name}”之内`;
  }
  return undefined;
}
