import { defineFactKinds, type FactKind } from '#kit/fact-kind.ts';

/** 赡养、抚养、扶养义务人 who live apart: as many of them as one person may be entered with. */
export const mostObligors = 4;

const series = (key: string, id: number, name: string, value: FactKind['value']): readonly FactKind[] =>
  defineFactKinds({ key: `obligor.${key}`, id, name, subject: 'person', value, sensitive: true }, mostObligors);

// One of each belongs to one obligor of the person the facts are about.
export const obligorIncome = series('income', 300, '义务人家庭人均收入', 'money-per-year');
export const obligorSize = series('size', 304, '义务人家庭人口', 'count');
export const obligorSupports = series('supports', 308, '义务人赡养抚养扶养的人数', 'count');
/** Himself in 低保, 特困 or an edge family. */
export const obligorAided = series('aided', 312, '义务人属低保、特困或低保边缘', 'presence');

export const obligorKinds: readonly FactKind[] = [
  ...obligorIncome,
  ...obligorSize,
  ...obligorSupports,
  ...obligorAided,
];
