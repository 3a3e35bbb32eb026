import { disabilityKinds } from '#catalogue/shared/disability.ts';
import { enrolment, hukou } from '#catalogue/shared/fact-kinds.ts';
import { incomeItem } from '#catalogue/shared/income-items.ts';
import { propertyItem } from '#catalogue/shared/property-items.ts';
import type { FactKind, Standing } from '#kit/fact-kind.ts';
import { type PlainDate, plainDate } from '#kit/plain-date.ts';
import type { InventedFact } from './invented-fact.ts';
import { type Random, weighted } from './random.ts';

export const wage = incomeItem('wage').kind;
export const pension = incomeItem('pension').kind;
export const farming = incomeItem('business').kind;
export const deposits = propertyItem('deposits').kind;
const vehicles = propertyItem('vehicles').kind;

const standing = weighted<Standing>([
  ['reported', 87],
  ['found', 8],
  ['declared', 5],
]);
const years = [2024, 2025, 2026] as const;

/** What departments report of a person whom nobody looked into. */
export function reportsOfPerson(random: Random, born: PlainDate, age: number, isHead: boolean): InventedFact[] {
  const facts: InventedFact[] = [];
  if (age >= 16 && age < 60 && random.chance(0.65)) facts.push(...yearly(random, wage, 1_200_000, 6_000_000));
  if (age >= 60) facts.push(...yearly(random, pension, 150_000, 3_000_000));
  if (age >= 18 && random.chance(0.45)) facts.push(...yearly(random, farming, 100_000, 900_000));
  if (age >= 3 && age < 20) facts.push(report(random, enrolment, 1 + random.below(6), '2025-09-01', '2026-08-31'));
  if (random.chance(age > 60 ? 0.12 : 0.05)) {
    const kind = disabilityKinds[random.below(disabilityKinds.length)];
    if (kind !== undefined) facts.push(report(random, kind, 1 + random.below(4), born, null));
  }
  if (!isHead) return facts;
  facts.push(report(random, deposits, random.below(30_000_000), '2026-01-01', '2026-12-31'));
  if (random.chance(0.18))
    facts.push(report(random, vehicles, 1_000_000 + random.below(9_000_000), '2021-03-01', null));
  return facts;
}

export const reportsOfHousehold = (random: Random): InventedFact[] => [
  report(random, hukou, random.chance(0.75) ? 1 : 2, '2010-01-01', null),
];

/** The same income in each of the years, a little different. */
export function yearly(random: Random, kind: FactKind, least: number, range: number): InventedFact[] {
  const amount = least + random.below(range);
  return years.map((year) => report(random, kind, amount + random.below(100_000), `${year}-01-01`, `${year}-12-31`));
}

/** A report; one in seventeen sums was corrected later. */
export function report(random: Random, kind: FactKind, value: number, from: string, to: string | null): InventedFact {
  const isSum = kind.value === 'money' || kind.value === 'money-per-year';
  return {
    ...{ kind, value, from: plainDate(from), to: to === null ? null : plainDate(to), standing: standing(random) },
    before: isSum && random.chance(0.06) ? value + 1 : undefined,
  };
}
