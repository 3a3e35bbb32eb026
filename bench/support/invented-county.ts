import type { Standing } from '#kit/fact-kind.ts';
import { defineFactKind, engineFactKinds, type FactKind } from '#kit/fact-kind.ts';
import { addDays, type PlainDate, plainDate, yearOf } from '#kit/plain-date.ts';
import { inventedNumber } from '#server/practice/invented-numbers.ts';
import { inventGivenName, inventSurname } from './invented-names.ts';
import { type Random, randomFrom, weighted } from './random.ts';

/** What the county of a bench knows of people: like the real kinds in number and shape, but nobody's law. */
const kind = (
  id: number,
  key: string,
  subject: FactKind['subject'],
  value: 'money-per-year' | 'money' | 'count' | 'presence',
) => defineFactKind({ key, id, name: key, subject, value });
export const wage = kind(1001, 'bench-wage', 'person', 'money-per-year');
export const pension = kind(1002, 'bench-pension', 'person', 'money-per-year');
export const farming = kind(1003, 'bench-farming', 'person', 'money-per-year');
const disability = kind(1004, 'bench-disability', 'person', 'count');
const enrolment = kind(1005, 'bench-enrolment', 'person', 'count');
const hukou = kind(1006, 'bench-hukou', 'household', 'count');
export const savings = kind(1007, 'bench-savings', 'household', 'money');
const car = kind(1008, 'bench-car', 'household', 'presence');
export const benchFactKinds: readonly FactKind[] = [
  ...engineFactKinds,
  wage,
  pension,
  farming,
  disability,
  enrolment,
  hukou,
  savings,
  car,
];

export interface InventedFact {
  readonly kind: FactKind;
  readonly value: number;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  readonly standing: Standing;
  /** What was first reported, where that was corrected later. */
  readonly before: number | undefined;
}

export interface InventedPerson {
  readonly name: string;
  readonly sex: 'male' | 'female';
  readonly born: PlainDate;
  readonly idNumber: string;
  readonly phone: string | null;
  readonly relation: string;
  readonly facts: readonly InventedFact[];
}

/** The first member is the head. */
export interface InventedHousehold {
  readonly division: string;
  readonly address: string;
  readonly since: PlainDate;
  readonly members: readonly InventedPerson[];
  readonly facts: readonly InventedFact[];
}

/** The business day on which the county stands. */
export const countyDay = plainDate('2026-06-15');

const sizes = weighted([
  [1, 20],
  [2, 30],
  [3, 22],
  [4, 15],
  [5, 8],
  [6, 5],
] as const);
const standing = weighted<Standing>([
  ['reported', 80],
  ['found', 8],
  ['determined', 7],
  ['declared', 5],
]);
const years = [2024, 2025, 2026] as const;

/** Households until there are so many people, the same for the same seed; all numbers are invented (512099). */
export function* inventHouseholds(people: number, villages: readonly string[], seed = 1): Generator<InventedHousehold> {
  const random = randomFrom(seed);
  const serials = new Map<PlainDate, number>();
  const idNumber = (born: PlainDate, sex: 'male' | 'female'): string => {
    const next = serials.get(born) ?? 0;
    serials.set(born, next + 1);
    const serial = next * 2 + (sex === 'male' ? 1 : 0);
    if (serial > 999) throw new RangeError(`${born} 出生的人太多，编不出号码`);
    return inventedNumber(born, serial);
  };
  for (let count = 0; count < people; ) {
    const size = Math.min(sizes(random), people - count);
    const division = villages[Math.floor((count / people) * villages.length)] ?? '';
    yield inventHousehold(random, division, size, idNumber);
    count += size;
  }
}

type Numbering = (born: PlainDate, sex: 'male' | 'female') => string;

function inventHousehold(random: Random, division: string, size: number, idNumber: Numbering): InventedHousehold {
  const family = inventSurname(random);
  const headAge = 22 + random.below(65);
  const members = Array.from({ length: size }, (_, index) => {
    const [relation, age] = placeIn(random, index, headAge);
    const sex = relation === '20' ? 'male' : relation === '30' ? 'female' : random.chance(0.5) ? 'male' : 'female';
    const born = addDays(countyDay, -Math.round((age + random.next()) * 365.25));
    const surname = relation === '10' || relation === '50' ? inventSurname(random) : family;
    return {
      name: surname + inventGivenName(random, sex, yearOf(born)),
      sex,
      born,
      idNumber: idNumber(born, sex),
      phone: age > 15 && random.chance(0.7) ? `199${String(random.below(100_000_000)).padStart(8, '0')}` : null,
      relation,
      facts: factsOfPerson(random, born, age),
    } as const;
  });
  return {
    division,
    address: `${1 + random.below(12)}组${1 + random.below(200)}号`,
    since: addDays(plainDate('2005-01-01'), random.below(7000)),
    members,
    facts: [
      fact(random, hukou, random.chance(0.75) ? 1 : 2, '2010-01-01', null),
      fact(random, savings, random.below(30_000_000), '2026-01-01', '2026-12-31'),
      ...(random.chance(0.18) ? [fact(random, car, 1, '2021-03-01', null)] : []),
    ],
  };
}

/** Relation by GB/T 4761 and age: spouse, then children or a parent. */
function placeIn(random: Random, index: number, headAge: number): readonly [string, number] {
  if (index === 0) return ['01', headAge];
  if (index === 1 && random.chance(0.8)) return ['10', Math.max(20, headAge - 5 + random.below(10))];
  if (headAge < 65 && random.chance(0.25)) return ['50', headAge + 20 + random.below(12)];
  return [random.chance(0.53) ? '20' : '30', Math.max(0, headAge - 20 - random.below(20))];
}

function factsOfPerson(random: Random, born: PlainDate, age: number): InventedFact[] {
  const facts: InventedFact[] = [];
  const yearly = (kind: FactKind, amount: number) => {
    for (const year of years) {
      facts.push(fact(random, kind, amount + random.below(100_000), `${year}-01-01`, `${year}-12-31`));
    }
  };
  if (age >= 16 && age < 60 && random.chance(0.65)) yearly(wage, 1_200_000 + random.below(6_000_000));
  if (age >= 60) yearly(pension, 150_000 + random.below(3_000_000));
  if (age >= 18 && random.chance(0.45)) yearly(farming, 100_000 + random.below(900_000));
  if (age >= 3 && age < 20) facts.push(fact(random, enrolment, 1 + random.below(6), '2025-09-01', '2026-08-31'));
  if (random.chance(age > 60 ? 0.12 : 0.05)) facts.push(fact(random, disability, 1 + random.below(4), born, null));
  return facts;
}

function fact(random: Random, kind: FactKind, value: number, from: string, to: string | null): InventedFact {
  return {
    kind,
    value,
    from: plainDate(from),
    to: to === null ? null : plainDate(to),
    standing: standing(random),
    before: kind.value !== 'presence' && random.chance(0.06) ? value + 1 : undefined,
  };
}
