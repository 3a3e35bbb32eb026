import type { CodeSet } from './code-set.ts';
import { ensureDefinition, ensureKey } from './definition-error.ts';

/**
 * What a fact's number means.
 * `presence`: it holds from–to, the number is 1 · `code`: the numeric code of the code set · `money`: 分, a stock at a date ·
 * `money-per-year`: 分 a year, a flow over from–to (a monthly wage ×12, so that nothing is ever rounded) ·
 * `count`: a whole number · `date`: a day number (see situation.ts).
 */
export type FactValueType = 'presence' | 'code' | 'money' | 'money-per-year' | 'count' | 'date';

/** How far a fact may be trusted, weakest first; a grant reads `determined` only. */
export const standings = ['declared', 'reported', 'found', 'determined'] as const;
export type Standing = (typeof standings)[number];
export const standingNames: Readonly<Record<Standing, string>> = {
  declared: '本人申报',
  reported: '部门反馈',
  found: '入户查明',
  determined: '经办认定',
};

/** A kind of statement about a person or a household. `id` stands in packed situations for ever: never change or reuse it. */
export type FactKind = {
  readonly key: string;
  readonly id: number;
  readonly name: string;
  readonly subject: 'person' | 'household';
  readonly value: FactValueType;
  readonly codes?: CodeSet;
  /** Seen only by those who handle the case: illness, disability, custody. */
  readonly sensitive?: boolean;
};

/** Declares a fact kind. Ids 1–99 are the engine's own (below); the catalogue starts at 100. */
export const defineFactKind = (kind: FactKind): FactKind => {
  const place = `事实种类 ${kind.key}`;
  ensureKey(kind.key, place);
  ensureDefinition(
    Number.isInteger(kind.id) && kind.id >= 1 && kind.id <= 32_767,
    place,
    `编号 ${kind.id} 越界`,
    '用 100–32767 间未用过的整数',
  );
  ensureDefinition(
    (kind.value === 'code') === (kind.codes !== undefined),
    place,
    '代码类须有代码集',
    '补上或去掉 codes',
  );
  if (kind.codes !== undefined) {
    const numeric = kind.codes.codes.every(({ code }) => /^\d{1,9}$/.test(code));
    ensureDefinition(numeric, place, '代码集含非数字代码', '事实的代码只能是数字，另立一个数字代码集');
  }
  return kind;
};

/**
 * A series of alike kinds with ids one after the other: for what one subject can have several of, each with several numbers
 * that belong together (the first, second, third … of them).
 */
export const defineFactKinds = (series: FactKind, count: number): readonly FactKind[] =>
  Array.from({ length: count }, (_, index) =>
    defineFactKind({
      ...series,
      key: `${series.key}-${index + 1}`,
      id: series.id + index,
      name: `${series.name}（第${index + 1}位）`,
    }),
  );

/** The few kinds every register of people needs; the engine itself writes and reads them. */
export const bornKind = defineFactKind({ key: 'born', id: 1, name: '出生', subject: 'person', value: 'date' });
export const sexKind = defineFactKind({
  key: 'sex',
  id: 2,
  name: '性别（1男 2女）',
  subject: 'person',
  value: 'count',
});
export const relationKind = defineFactKind({
  key: 'relation',
  id: 3,
  name: '与户主关系（GB/T 4761）',
  subject: 'person',
  value: 'count',
});
export const deathKind = defineFactKind({ key: 'death', id: 4, name: '死亡', subject: 'person', value: 'date' });
export const engineFactKinds: readonly FactKind[] = [bornKind, sexKind, relationKind, deathKind];
