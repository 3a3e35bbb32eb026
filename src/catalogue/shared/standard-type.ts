import { addYears } from '#kit/plain-date.ts';
import type { Tracer } from '#kit/rule.ts';
import { type DayNumber, dateOfDay, dayNumber, holdsOn, type SituationFact, sinceOn, valueOn } from '#kit/situation.ts';
import {
  collectiveShare,
  contractedLand,
  hukou,
  residenceDetermined,
  standardType,
  urbanRegistered,
  urbanResidence,
} from './fact-kinds.ts';
import { law } from './law.ts';

export type StandardType = 'urban' | 'rural';
export const standardTypeNames: Readonly<Record<StandardType, string>> = { urban: '城市', rural: '农村' };

/** A unified hukou is urban only if all four hold; 居住满1年 is reached on the first anniversary. */
const unified = (household: readonly SituationFact[], day: DayNumber): StandardType => {
  const since = sinceOn(household, urbanResidence, day);
  const aYear = since !== undefined && since <= dayNumber(addYears(dateOfDay(day), -1));
  const urban =
    holdsOn(household, urbanRegistered, day) &&
    aYear &&
    !holdsOn(household, contractedLand, day) &&
    !holdsOn(household, collectiveShare, day);
  return urban ? 'urban' : 'rural';
};

const fromHukou = (household: readonly SituationFact[], day: DayNumber): StandardType | undefined => {
  switch (valueOn(household, hukou, day)) {
    case 1:
      return 'rural';
    case 2:
      return 'urban';
    case 3:
      return unified(household, day);
    default:
      return undefined;
  }
};

/**
 * Which standard a household is measured by (R3): by hukou where the points of R3 were determined, else by the 城乡类别 that a
 * ledger or an officer gave it. Undefined where neither is known.
 */
export const findStandardType = (
  household: readonly SituationFact[],
  day: DayNumber,
  trace: Tracer,
): StandardType | undefined => {
  const given = valueOn(household, standardType, day);
  const found = holdsOn(household, residenceDetermined, day)
    ? fromHukou(household, day)
    : given === undefined
      ? undefined
      : given === 1
        ? 'urban'
        : 'rural';
  if (found !== undefined) {
    trace.note(() => ({ kind: 'test', text: `按${standardTypeNames[found]}标准保障`, clause: law.sichuan }));
  }
  return found;
};
