import { dibaoInPayment } from '#catalogue/assistance/dibao/fact-kinds.ts';
import { disabilityKinds } from '#catalogue/shared/disability.ts';
import {
  coLiving,
  custody,
  employment,
  enrolment,
  incomeDetermined,
  refusesVerification,
  seriousIllness,
  standardType,
  startedWork,
  statusDetermined,
  supportDuty,
} from '#catalogue/shared/fact-kinds.ts';
import { incomeItem } from '#catalogue/shared/income-items.ts';
import { obligorIncome, obligorSize, obligorSupports } from '#catalogue/shared/obligor-kinds.ts';
import { propertyDetermined, propertyItem } from '#catalogue/shared/property-items.ts';
import { deathKind } from '#kit/fact-kind.ts';
import {
  addDays,
  addMonthsTo,
  firstDay,
  lastDay,
  nextMonth,
  type PlainDate,
  plainDate,
  plainMonth,
} from '#kit/plain-date.ts';
import { dayNumber } from '#kit/situation.ts';
import { decideInvented, type InventedReview } from './decide-invented.ts';
import { determinedFact, type InventedFact } from './invented-fact.ts';
import { deposits, farming, pension, report, wage, yearly } from './invented-reports.ts';
import { type Random, weighted } from './random.ts';

interface Someone {
  readonly born: PlainDate;
  readonly sex: 'male' | 'female';
  readonly relation: string;
  readonly age: number;
}

/** Income a head as a share of the standard: well below, just below, just above, up to the edge line, beyond. */
const shares = weighted([
  [[0.1, 0.9], 40],
  [[0.9, 1.0], 6],
  [[1.0, 1.1], 6],
  [[1.1, 1.5], 16],
  [[1.5, 3.0], 32],
] as const);
const standards = { urban: 82_600, rural: 62_000 } as const;
const [transfer, basicPension] = [incomeItem('transfer').kind, incomeItem('basic-pension').kind];
const homes = propertyItem('homes').kind;

/** A household that was looked into within the last year: all that was determined, and what runs for it since. */
export function inventMeans(
  random: Random,
  { people, since }: { readonly people: readonly Someone[]; readonly since: PlainDate },
): { people: InventedFact[][]; household: InventedFact[] } {
  const reviewedIn = addMonthsTo(plainMonth('2026-06'), -random.below(12));
  const from = firstDay(reviewedIn);
  const window = [firstDay(addMonthsTo(reviewedIn, -12)), lastDay(addMonthsTo(reviewedIn, -1))] as const;
  const type = random.chance(0.2) ? 'urban' : 'rural';
  const [least, most] = shares(random);
  const income = Math.round((least + random.next() * (most - least)) * standards[type] * 12 * people.length);

  const facts = people.map((person) => particulars(random, person, from, window));
  for (const [index, amount] of earners(random, people, income)) {
    facts[index]?.push(determinedFact(sourceOf(random, people[index]), amount, ...window));
  }
  facts[0]?.push(determinedFact(deposits, depositsOf(random, people.length), from), determinedFact(homes, 1, from));
  // A thirty-third has one whose income nobody found out.
  if (random.chance(0.03)) drop(facts[people.length - 1], incomeDetermined.id);
  const household = [determinedFact(standardType, type === 'urban' ? 1 : 2, from)];

  const review: InventedReview = { people, since, facts, household, reviewedIn };
  const running = runningAmount(random, decideInvented(review));
  const paidFrom = firstDay(nextMonth(reviewedIn));
  if (running > 0) household.push(determinedFact(dibaoInPayment, running, paidFrom));
  for (const [index, person] of people.entries())
    facts[index]?.push(...happenedSince(random, person, facts[index], running > 0));
  return { people: facts, household };
}

/** What was determined of everybody, and of some. */
function particulars(
  random: Random,
  { age, relation, born }: Someone,
  from: PlainDate,
  window: readonly [PlainDate, PlainDate],
): InventedFact[] {
  const facts = [
    determinedFact(statusDetermined, 1, from),
    determinedFact(incomeDetermined, 1, ...window),
    determinedFact(propertyDetermined, 1, from),
  ];
  const sometimes = (chance: number, ...more: readonly InventedFact[]) => {
    if (random.chance(chance)) facts.push(...more);
  };
  if (age >= 6 && age < 20) sometimes(0.95, determinedFact(enrolment, 1 + random.below(5), from));
  if (relation === '50') sometimes(0.85, determinedFact(supportDuty, 1, from), determinedFact(coLiving, 1, from));
  const disability = disabilityKinds[random.below(disabilityKinds.length)];
  if (disability !== undefined) {
    const level = determinedFact(disability, 1 + random.below(4), born);
    sometimes(age > 60 ? 0.2 : 0.12, level, determinedFact(employment, age > 60 ? 10 : 7, from));
  }
  sometimes(0.03, determinedFact(seriousIllness, 1, from));
  if (age >= 18) sometimes(0.004, determinedFact(custody, 2, from));
  sometimes(0.002, determinedFact(refusesVerification, 1, from));
  if (age >= 65) {
    const year = 12 * (80_000 + random.below(300_000));
    const obligor = [obligorIncome[0], obligorSize[0], obligorSupports[0]].flatMap((kind) => kind ?? []);
    const values = [year, 2 + random.below(3), 1 + random.below(2)];
    sometimes(0.15, ...obligor.map((kind, index) => determinedFact(kind, values[index] ?? 1, from)));
    sometimes(0.2, determinedFact(basicPension, 12 * 14_300, ...window));
  }
  return facts;
}

/** Who earns how much of the income: one, or two adults. */
function earners(random: Random, people: readonly Someone[], income: number): (readonly [number, number])[] {
  const adults = [...people.keys()].filter((index) => (people[index]?.age ?? 0) >= 18);
  const [first = 0, second] = adults;
  if (second === undefined || random.chance(0.4)) return [[first, income]];
  const part = Math.round(income * random.next());
  return [
    [first, part],
    [second, income - part],
  ];
}

const sourceOf = (random: Random, person: Someone | undefined) =>
  (person?.age ?? 0) >= 60 ? (random.chance(0.5) ? pension : transfer) : random.chance(0.6) ? wage : farming;

/** 分: most have little, a few too much. */
const depositsOf = (random: Random, heads: number): number =>
  random.below(random.chance(0.06) ? 20_000_000 : 900_000 * heads);

function drop(facts: InventedFact[] | undefined, kind: number): void {
  const at = facts?.findIndex((fact) => fact.kind.id === kind) ?? -1;
  if (at >= 0) facts?.splice(at, 1);
}

/** What runs, 分 a month: mostly what was decided; a little of everything that goes wrong. */
function runningAmount(random: Random, decided: number): number {
  if (decided === 0) return random.chance(0.03) ? 20_000 + random.below(70_000) : 0;
  if (random.chance(0.06)) return 0;
  return random.chance(0.03) ? decided + 2000 : decided;
}

/** Reports that came after: mostly of what is determined already, now and then something new, a death, new work. */
function happenedSince(
  random: Random,
  { age }: Someone,
  known: readonly InventedFact[] = [],
  isPaid: boolean,
): InventedFact[] {
  const facts: InventedFact[] = [];
  for (const kind of [wage, pension, farming]) {
    if (known.some((fact) => fact.kind === kind)) facts.push(...yearly(random, kind, 100_000, 900_000));
  }
  if (age >= 16 && age < 60 && random.chance(0.02)) {
    facts.push(report(random, wage, 1_200_000 + random.below(2_400_000), '2026-01-01', null));
    if (isPaid) facts.push(determinedFact(startedWork, 1, '2026-01-01'));
  }
  if (random.chance(age > 70 ? 0.01 : 0.001)) {
    const day = addDays(plainDate('2026-01-10'), random.below(150));
    facts.push({ ...determinedFact(deathKind, dayNumber(day), day), standing: 'reported' });
  }
  return facts;
}
