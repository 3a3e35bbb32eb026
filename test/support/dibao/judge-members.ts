import * as kinds from '#catalogue/shared/fact-kinds.ts';
import { bornKind, deathKind, relationKind } from '#kit/fact-kind.ts';
import { addYears, ageOn, type PlainDate } from '#kit/plain-date.ts';
import { dateOfDay, dayNumber, type SituationFact, type SituationMember } from '#kit/situation.ts';
import { holds, value } from './reckoning.ts';

/** 周岁 on a day; undefined where nobody knows when he was born. */
export const ageOf = ({ facts }: SituationMember, on: PlainDate): number | undefined => {
  const born = value(facts, bornKind.id, dayNumber(on));
  return born === undefined ? undefined : ageOn(dateOfDay(born), on);
};

/** R1 and R2, and no grant to whoever has died by `decidedOn`: whether somebody counts in the family, stands out of it, applies alone as 宗教教职人员, or nobody can say. */
export const placeOf = (
  member: SituationMember,
  on: PlainDate,
  decidedOn: PlainDate,
): 'counted' | 'out' | 'clergy' | 'unknown' => {
  const { facts } = member;
  const day = dayNumber(on);
  const has = (kind: { id: number }): boolean => holds(facts, kind.id, day);
  const at = (kind: { id: number }): number | undefined => value(facts, kind.id, day);
  const dead = [on, decidedOn].map(dayNumber).some((last) => (value(facts, deathKind.id, last) ?? Infinity) <= last);
  const held = at(kinds.custody);
  if (dead || held === 2 || held === 3 || has(kinds.declaredMissing)) return 'out';
  const begun = (f: SituationFact): boolean => f.kind === kinds.clergy.id && f.from <= day && day <= f.to;
  if (facts.some((f) => begun(f) && f.from <= dayNumber(addYears(on, -3)))) return 'clergy';
  if (has(kinds.tekun)) return 'out';
  const relation = at(relationKind);
  if (!has(kinds.statusDetermined) || relation === undefined) return 'unknown';
  if (relation === 1 || relation === 10) return 'counted';
  if (relation !== 20 && relation !== 30) return has(kinds.supportDuty) && has(kinds.coLiving) ? 'counted' : 'out';
  const years = ageOf(member, on);
  if (years === undefined) return 'unknown';
  const studies = at(kinds.enrolment) ?? 0;
  return years < 18 || (studies >= 1 && studies <= 6) || has(kinds.notIndependent) ? 'counted' : 'out';
};
