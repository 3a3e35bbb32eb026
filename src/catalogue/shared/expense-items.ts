import { type Code, defineCodeSet } from '#kit/code-set.ts';
import { defineFactKind, type FactKind } from '#kit/fact-kind.ts';

/** A rigid expense, or what was already given towards it. */
export type ExpenseItem = {
  readonly code: string;
  readonly of: 'medical' | 'education' | 'rehabilitation' | 'other';
  readonly sign: 1 | -1;
  readonly kind: FactKind;
};

const item = (code: string, id: number, name: string, of: ExpenseItem['of'], sign: 1 | -1): ExpenseItem => ({
  code,
  of,
  sign,
  kind: defineFactKind({
    key: `expense.${code}`,
    id,
    name,
    subject: 'person',
    value: 'money-per-year',
    sensitive: true,
  }),
});

/** 刚性支出 of the twelve months and what insurance, aid and charity took over of it (川民规〔2025〕1号). */
export const expenseItems: readonly ExpenseItem[] = [
  item('medical', 281, '医疗费用', 'medical', 1),
  item('medical-insurance', 282, '医保报销', 'medical', -1),
  item('medical-assistance', 283, '医疗救助', 'medical', -1),
  item('medical-charity', 284, '医疗慈善帮扶', 'medical', -1),
  item('education', 285, '教育费用', 'education', 1),
  item('education-aid', 286, '教育资助', 'education', -1),
  item('rehabilitation', 287, '残疾康复费用', 'rehabilitation', 1),
  item('rehabilitation-aid', 288, '残疾康复补助', 'rehabilitation', -1),
  item('other', 289, '县级认定的其他刚性支出', 'other', 1),
];

export const expenseKinds: readonly FactKind[] = expenseItems.map(({ kind }) => kind);

/** All rigid expenses of this person in this time were found out: what is not stated is none. */
export const expensesDetermined = defineFactKind({
  key: 'expense.determined',
  id: 280,
  name: '刚性支出已核定',
  subject: 'person',
  value: 'presence',
});

/** The expenses as a choice of a form. */
export const expenseItemCodes = defineCodeSet({
  key: 'expense-item',
  name: '支出项目',
  source: '四川省刚性支出困难家庭认定办法（川民规〔2025〕1号）',
  codes: expenseItems.map((one): Code => ({ code: one.code, name: one.kind.name })),
});

/** The item of a code of `expenseItemCodes`. Throws for any other. */
export const expenseItem = (code: string): ExpenseItem => {
  const found = expenseItems.find((one) => one.code === code);
  if (found === undefined) throw new RangeError(`没有支出项目 ${code}`);
  return found;
};
