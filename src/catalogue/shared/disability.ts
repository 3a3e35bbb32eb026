import { defineFactKind, type FactKind } from '#kit/fact-kind.ts';
import { type DayNumber, type SituationFact, valueOn } from '#kit/situation.ts';
import { disabilityLevelCodes } from './code-sets.ts';

const kind = (key: string, id: number, name: string): FactKind =>
  defineFactKind({
    key: `disability.${key}`,
    id,
    name,
    subject: 'person',
    value: 'code',
    codes: disabilityLevelCodes,
    sensitive: true,
  });

const intellectual = kind('intellectual', 124, '智力残疾');
const mental = kind('mental', 125, '精神残疾');

/** One kind a category of the certificate, its level the value: who has several has several facts. */
export const disabilityKinds: readonly FactKind[] = [
  kind('visual', 120, '视力残疾'),
  kind('hearing', 121, '听力残疾'),
  kind('speech', 122, '言语残疾'),
  kind('physical', 123, '肢体残疾'),
  intellectual,
  mental,
  kind('multiple', 126, '多重残疾'),
];

const countsFromThird: readonly FactKind[] = [intellectual, mental];
const ids = new Set(disabilityKinds.map(({ id }) => id));

/** 重度残疾人: 一级、二级 of any category, 三级 of 智力 and 精神 (国办发〔2023〕39号). */
export const isSeverelyDisabled = (facts: readonly SituationFact[], day: DayNumber): boolean => {
  if (!facts.some(({ kind: id }) => ids.has(id))) return false;
  return disabilityKinds.some((category) => {
    const level = valueOn(facts, category, day);
    return level !== undefined && (level <= 2 || (level === 3 && countsFromThird.includes(category)));
  });
};
