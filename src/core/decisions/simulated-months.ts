import { NoParameterValue } from '#core/parameters/index.ts';
import type { Item } from '#kit/item.ts';
import type { Parameters, ParametersOn } from '#kit/parameter.ts';
import { addMonthsTo, firstDay, monthOf, nextMonth, type PlainDate, type PlainMonth } from '#kit/plain-date.ts';
import type { Decision, Rule } from '#kit/rule.ts';
import type { Situation } from '#kit/situation.ts';
import { type Anew, anewIn, decideAnew, type Undecided } from './judge-household.ts';

/** Months next to each other in which one rule with the same figures decides: indexes into the months of a simulation. */
interface Stretch {
  readonly rule: Rule;
  readonly first: number;
  readonly last: number;
}

/** A figure that ends in a month without a successor and is taken to go on. */
export interface Assumed {
  readonly parameter: string;
  readonly month: PlainMonth;
}

/** The stretches of the months under some parameters, and the dates of each month. */
export interface Stretches {
  readonly stretches: readonly Stretch[];
  readonly anew: readonly Anew[];
  readonly assumed: readonly Assumed[];
}

/** The months from one on. */
export const monthsFrom = (first: PlainMonth, count: number): PlainMonth[] =>
  Array.from({ length: count }, (_, index) => addMonthsTo(first, index));

/** The first month that a value from a day on decides: eligibility and amount are those of a month's first day. */
export const effectiveMonth = (from: PlainDate): PlainMonth =>
  from.endsWith('-01') ? monthOf(from) : nextMonth(monthOf(from));

/**
 * Cuts the months where the rule or a figure it reads changes. A figure that ends without a successor, as a yearly one at the
 * turn of the year, is taken to go on and named; one that is missing from the beginning is left for the rule to miss.
 */
export function stretchesOf(
  { rules }: Pick<Item, 'rules'>,
  parametersOn: ParametersOn,
  months: readonly PlainMonth[],
): Stretches {
  const stretches: Stretch[] = [];
  const assumed = new Map<string, Assumed>();
  let known = new Map<string, string>();
  for (const [index, month] of months.entries()) {
    const day = firstDay(month);
    const rule = rules.filter(({ from }) => from <= day).sort((a, b) => (a.from < b.from ? 1 : -1))[0];
    if (rule === undefined) continue;
    const inForce = parametersOn(day);
    const figures = new Map<string, string>();
    for (const parameter of rule.parameters) {
      const own = figureOf(inForce, parameter);
      const figure = own ?? known.get(parameter);
      if (figure === undefined) continue;
      figures.set(parameter, figure);
      if (own === undefined && !assumed.has(parameter)) assumed.set(parameter, { parameter, month });
    }
    const open = stretches.at(-1);
    const goesOn = open !== undefined && open.rule === rule && isSame(figures, known);
    if (goesOn) stretches[stretches.length - 1] = { ...open, last: index };
    else stretches.push({ rule, first: index, last: index });
    known = figures;
  }
  const anew = months.map((month) => anewIn(month, firstDay(month)));
  return { stretches, anew, assumed: [...assumed.values()] };
}

/** Undefined where there is none in force. */
function figureOf(inForce: Parameters, key: string): string | undefined {
  try {
    return inForce.get(key).text;
  } catch (error) {
    if (NoParameterValue.is(error)) return undefined;
    throw error;
  }
}

const isSame = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);

/** What one household is decided in each of the months, or why it can't be. */
export type DecidedMonths =
  | { readonly ok: true; readonly decisions: readonly Decision[] }
  | { readonly ok: false; readonly undecided: readonly Undecided[] };

/**
 * Decides a household once a stretch; an amount that ends by itself within one is followed by another decision. Where a later
 * stretch misses a figure the decision before it goes on.
 */
export function decideMonths(
  situation: Situation,
  determinedFor: PlainMonth,
  parametersOn: ParametersOn,
  { stretches, anew }: Stretches,
  months: readonly PlainMonth[],
): DecidedMonths {
  const decisions: Decision[] = [];
  for (const { rule, first, last } of stretches) {
    for (let at = first; at <= last; ) {
      const begins = anew[at];
      if (begins === undefined) break;
      const attempted = decideAnew(rule, situation, parametersOn, determinedFor, begins);
      const decision = 'code' in attempted ? decisions.at(-1) : attempted;
      if (decision === undefined || decision.outcome === 'undetermined') {
        return { ok: false, undecided: 'code' in attempted ? [attempted] : attempted.reasons };
      }
      const ends = decision.lastMonth === undefined ? last : months.indexOf(decision.lastMonth);
      const until = ends < at ? last : Math.min(ends, last);
      for (; at <= until; at += 1) decisions.push(decision);
    }
  }
  return { ok: true, decisions };
}
