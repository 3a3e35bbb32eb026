import type { FactToWrite } from '#kit/effect.ts';
import type { FactKind } from '#kit/fact-kind.ts';
import type { Answers } from '#kit/form.ts';
import { type PlainDate, plainDate } from '#kit/plain-date.ts';
import { expenseItem, expensesDetermined } from '../../shared/expense-items.ts';
import {
  collectiveShare,
  contractedLand,
  hukou,
  residenceDetermined,
  urbanRegistered,
  urbanResidence,
} from '../../shared/fact-kinds.ts';
import { yearOfMonths } from '../../shared/income.ts';
import { obligorAided, obligorIncome, obligorSize, obligorSupports } from '../../shared/obligor-kinds.ts';
import { propertyItem } from '../../shared/property-items.ts';
import type { determinationForm } from './determination-form.ts';
import { particularKind } from './particulars.ts';

type Determination = Answers<typeof determinationForm>;
type Window = { readonly from: PlainDate; readonly to: PlainDate };

export const residenceKinds: readonly FactKind[] = [
  hukou,
  residenceDetermined,
  urbanRegistered,
  urbanResidence,
  contractedLand,
  collectiveShare,
];

/** The points of R3 as facts of the household. */
export const residenceFacts = (found: Determination, since: PlainDate): readonly FactToWrite[] => {
  const fact = (kind: FactKind, value = 1, from = since): FactToWrite => ({
    ...{ person: null, kind: kind.key, value, from },
    ...{ to: null, basis: found.basis },
  });
  return [
    fact(residenceDetermined),
    fact(hukou, Number(found.hukou)),
    ...(found.urbanRegistered === true ? [fact(urbanRegistered)] : []),
    ...(found.urbanSince === undefined ? [] : [fact(urbanResidence, 1, plainDate(found.urbanSince))]),
    ...(found.contractedLand === true ? [fact(contractedLand)] : []),
    ...(found.collectiveShare === true ? [fact(collectiveShare)] : []),
  ];
};

const personOf = (found: Determination, row: number): string | undefined => found.members[row]?.person;

/** Disability, illness, work and the like, each from the day it began or from the month of application. */
export const particularFacts = (found: Determination, since: PlainDate): readonly FactToWrite[] =>
  (found.particulars ?? []).flatMap(({ member, particular, level, employment, refusals, tier, from, basis }) => {
    const person = personOf(found, member);
    if (person === undefined) return [];
    const value = Number(level ?? employment ?? refusals ?? tier ?? 1);
    const start = from === undefined ? since : plainDate(from);
    return [{ person, kind: particularKind(particular).key, value, from: start, to: null, basis }];
  });

export const propertyFacts = (found: Determination, since: PlainDate): readonly FactToWrite[] =>
  (found.property ?? []).flatMap(({ member, item, value, number, basis }) => {
    const person = personOf(found, member);
    if (person === undefined) return [];
    const { kind } = propertyItem(item);
    return [{ person, kind: kind.key, value: value ?? number ?? 1, from: since, to: null, basis }];
  });

/** Those who owe support, each in the next free place of the person he owes it to. */
export const obligorFacts = (found: Determination, since: PlainDate): readonly FactToWrite[] => {
  const places = new Map<string, number>();
  return (found.obligors ?? []).flatMap(({ member, perHead, size, supports, aided, basis }) => {
    const person = personOf(found, member);
    if (person === undefined) return [];
    const place = places.get(person) ?? 0;
    places.set(person, place + 1);
    const fact = (series: readonly FactKind[], value: number): readonly FactToWrite[] => {
      const kind = series[place];
      return kind === undefined ? [] : [{ person, kind: kind.key, value, from: since, to: null, basis }];
    };
    return [
      ...fact(obligorIncome, yearOfMonths(perHead)),
      ...fact(obligorSize, size),
      ...fact(obligorSupports, supports),
      ...(aided ? fact(obligorAided, 1) : []),
    ];
  });
};

export const expenseFacts = (found: Determination, window: Window): readonly FactToWrite[] => {
  if (!found.expensesDetermined) return [];
  return [
    ...found.members.map(({ person }) => ({
      ...{ person, kind: expensesDetermined.key, value: 1 },
      ...{ ...window, basis: found.basis },
    })),
    ...(found.expenses ?? []).flatMap(({ member, item, amount, basis }) => {
      const person = personOf(found, member);
      return person === undefined
        ? []
        : [{ person, kind: expenseItem(item).kind.key, value: amount, ...window, basis }];
    }),
  ];
};
