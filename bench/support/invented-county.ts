import { deathKind } from '#kit/fact-kind.ts';
import { addDays, type PlainDate, plainDate, yearOf } from '#kit/plain-date.ts';
import { inventedNumber } from '#server/practice/invented-numbers.ts';
import type { InventedFact } from './invented-fact.ts';
import { inventMeans } from './invented-means.ts';
import { inventGivenName, inventSurname } from './invented-names.ts';
import { reportsOfHousehold, reportsOfPerson } from './invented-reports.ts';
import { type Random, randomFrom, weighted } from './random.ts';

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
/** Households that were looked into: recipients, edge families, refused ones. Of the others only what is reported is known. */
const determined = 0.12;

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
  const people = Array.from({ length: size }, (_, index) => {
    const [relation, age] = placeIn(random, index, headAge);
    const sex = sexIn(random, relation);
    const born = addDays(countyDay, -Math.round((age + random.next()) * 365.25));
    const surname = relation === '10' || relation === '50' ? inventSurname(random) : family;
    return {
      ...{ name: surname + inventGivenName(random, sex, yearOf(born)), sex, born, relation, age },
      idNumber: idNumber(born, sex),
      phone: age > 15 && random.chance(0.7) ? `199${String(random.below(100_000_000)).padStart(8, '0')}` : null,
    } as const;
  });
  const since = addDays(plainDate('2005-01-01'), random.below(7000));
  const known = random.chance(determined)
    ? inventMeans(random, { people, since })
    : {
        people: people.map(({ born, age }, index) => reportsOfPerson(random, born, age, index === 0)),
        household: reportsOfHousehold(random),
      };
  return {
    ...{ division, since, address: `${1 + random.below(12)}组${1 + random.below(200)}号` },
    members: people.map(({ age: _, ...person }, index) => ({ ...person, facts: known.people[index] ?? [] })),
    facts: known.household,
  };
}

const sexIn = (random: Random, relation: string): InventedPerson['sex'] => {
  if (relation === '20') return 'male';
  return relation === '30' || random.chance(0.5) ? 'female' : 'male';
};

/** The day a person died, if he did. */
export const diedOn = ({ facts }: Pick<InventedPerson, 'facts'>): PlainDate | null =>
  facts.find(({ kind }) => kind === deathKind)?.from ?? null;

/** Relation by GB/T 4761 and age: spouse, then children or a parent. */
function placeIn(random: Random, index: number, headAge: number): readonly [string, number] {
  if (index === 0) return ['01', headAge];
  if (index === 1 && random.chance(0.8)) return ['10', Math.max(20, headAge - 5 + random.below(10))];
  if (headAge < 65 && random.chance(0.25)) return ['50', headAge + 20 + random.below(12)];
  return [random.chance(0.53) ? '20' : '30', Math.max(0, headAge - 20 - random.below(20))];
}
