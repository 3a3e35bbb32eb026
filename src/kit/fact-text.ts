import { codeName } from './code-set.ts';
import type { FactKind } from './fact-kind.ts';
import { fen, formatYuan } from './money.ts';
import { formatChinese } from './plain-date.ts';
import { dateOfDay } from './situation.ts';

/** Codes are stored as numbers: 02 as 2. */
const codeOf = (kind: FactKind, value: number): string =>
  kind.codes?.codes.find(({ code }) => Number(code) === value)?.code ?? String(value);

/** The value of a fact as people read it. */
export const factText = (kind: FactKind, value: number): string => {
  switch (kind.value) {
    case 'presence':
      return '有';
    case 'code':
      return kind.codes === undefined ? String(value) : codeName(kind.codes, codeOf(kind, value));
    case 'money':
      return `${formatYuan(fen(value))}元`;
    case 'money-per-year':
      return value % 12 === 0 ? `${formatYuan(fen(value / 12))}元/月` : `${formatYuan(fen(value))}元/年`;
    case 'count':
      return String(value);
    case 'date':
      return formatChinese(dateOfDay(value));
  }
};
