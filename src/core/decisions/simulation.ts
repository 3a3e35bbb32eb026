import { townOf } from '#core/divisions/index.ts';
import type { VisitedSituation } from '#core/people/index.ts';
import type { FactKind } from '#kit/fact-kind.ts';
import { type Item, ruleOn } from '#kit/item.ts';
import type { ParametersOn } from '#kit/parameter.ts';
import { firstDay, type PlainMonth } from '#kit/plain-date.ts';
import type { Decision } from '#kit/rule.ts';
import { dayNumber, holdsOn, type Situation } from '#kit/situation.ts';
import type {
  ClassMove,
  ShownChange,
  SimulationKind,
  SimulationSum,
  SimulationTown,
} from './decisions.simulation.contract.ts';
import type { DecidableItem } from './decisions.ts';
import { dueIn, neverDetermined } from './judge-household.ts';
import { lineTally } from './line-tally.ts';
import { type Assumed, decideMonths, type Stretches, stretchesOf } from './simulated-months.ts';
import { undecidedTally } from './undecided-tally.ts';

/** A what-if: one item by the parameters as they are and by others, over some months. */
export interface SimulationInput {
  readonly item: Item;
  readonly running: FactKind;
  readonly months: readonly PlainMonth[];
  /** The month that lists, classes and towns are of. */
  readonly month: PlainMonth;
  /** How many per cent above the line are still near it. */
  readonly nearLine: number;
  readonly before: (division: string) => ParametersOn;
  readonly after: (division: string) => ParametersOn;
}

/** A household of a list; sums are 分 a month. */
export interface Affected {
  readonly household: string;
  readonly division: string;
  readonly members: number;
  readonly before: number;
  readonly after: number;
  readonly classBefore: string;
  readonly classAfter: string;
}

type Town = Omit<SimulationTown, 'name'>;
/** Which household it is: read only where it is told of. */
type Place = Pick<VisitedSituation, 'household' | 'division'>;

const nothing = (): SimulationSum => ({ households: 0, people: 0, month: 0, total: 0 });

/** What becomes of a household whose month is worth so much now and so much then. */
function kindOf(before: number, after: number): SimulationKind | undefined {
  if (before === after) return undefined;
  if (before === 0) return 'enters';
  if (after === 0) return 'leaves';
  return after > before ? 'gains' : 'loses';
}

/** Decides households one after another under both sets of parameters, and counts. Pure: no clock, no I/O. */
export function simulation(input: SimulationInput) {
  const { item, months, month } = input;
  const compared = months.indexOf(month);
  const today = dayNumber(firstDay(month));
  const [first = month] = months;
  const firstRule = ruleOn(item, firstDay(first));
  let [households, decided] = [0, 0];
  const undecided = undecidedTally();
  const sums = { before: nothing(), after: nothing() };
  const byMonth = months.map((each) => ({ month: each, householdsBefore: 0, householdsAfter: 0, before: 0, after: 0 }));
  const towns = new Map<string, Town>();
  const lists: Record<SimulationKind, Affected[]> = { enters: [], leaves: [], gains: [], loses: [] };
  const moves = new Map<string, Pick<ClassMove, 'before' | 'after' | 'households'>>();
  const line = lineTally(input.nearLine);

  // Most of a county shares its parameters, so its stretches are cut once.
  const cuts = new Map<ParametersOn, Stretches>();
  const cut = (parametersOn: ParametersOn): Stretches => {
    const known = cuts.get(parametersOn) ?? stretchesOf(item, parametersOn, months);
    cuts.set(parametersOn, known);
    return known;
  };

  const townAt = (division: string): Town => {
    const town = townOf(division) ?? division;
    const counts = { enters: 0, leaves: 0, gains: 0, loses: 0 };
    const known = towns.get(town) ?? { town, before: nothing(), after: nothing(), ...counts };
    towns.set(town, known);
    return known;
  };

  /** Adds one side of a household's months; gives what is due in the month that is compared. */
  const addMonths = (side: 'before' | 'after', decisions: readonly Decision[], town: Town): number => {
    let total = 0;
    let inMonth = 0;
    for (const [index, decision] of decisions.entries()) {
      const each = byMonth[index];
      const due = each === undefined ? 0 : dueIn(decision, each.month);
      if (each === undefined || due === 0) continue;
      total += due;
      if (index === compared) inMonth = due;
      each[side] += due;
      each[side === 'before' ? 'householdsBefore' : 'householdsAfter'] += 1;
    }
    const people = decisions[compared]?.members.length ?? 0;
    for (const sum of [sums[side], town[side]]) {
      sum.total += total;
      sum.month += inMonth;
      sum.households += inMonth === 0 ? 0 : 1;
      sum.people += inMonth === 0 ? 0 : people;
    }
    return inMonth;
  };

  const addMove = (before: string, after: string): void => {
    const key = `${before} ${after}`;
    const move = moves.get(key) ?? { before, after, households: 0 };
    move.households += 1;
    moves.set(key, move);
  };

  return {
    add(row: Place, situation: Situation): void {
      households += 1;
      const isRunning = (): boolean => holdsOn(situation.household, input.running, today);
      const determinedFor = firstRule.determinedFor?.(situation);
      if (determinedFor === undefined) {
        undecided.add([neverDetermined], isRunning());
        return;
      }
      const { division } = row;
      const [before, after] = [input.before(division), input.after(division)];
      const [cutBefore, cutAfter] = [cut(before), cut(after)];
      const now = decideMonths(situation, determinedFor, before, cutBefore, months);
      const then = decideMonths(situation, determinedFor, after, cutAfter, months);
      if (!now.ok || !then.ok) {
        undecided.add([...(now.ok ? [] : now.undecided), ...(then.ok ? [] : then.undecided)], isRunning());
        return;
      }
      decided += 1;
      const town = townAt(division);
      const dueBefore = addMonths('before', now.decisions, town);
      const dueAfter = addMonths('after', then.decisions, town);
      const [was, willBe] = [now.decisions[compared], then.decisions[compared]];
      if (was === undefined || willBe === undefined) return;
      addMove(was.class, willBe.class);
      line.add(row, was, willBe, dueAfter);
      const kind = kindOf(dueBefore, dueAfter);
      if (kind === undefined) return;
      const { household } = row;
      town[kind] += 1;
      lists[kind].push({
        ...{
          household,
          division,
          before: dueBefore,
          after: dueAfter,
          classBefore: was.class,
          classAfter: willBe.class,
        },
        members: (dueAfter === 0 ? was : willBe).members.length,
      });
    },
    result: () => ({
      ...{ households, decided, undecided: undecided.counts(), ...sums, byMonth, lists, ...line.result() },
      towns: [...towns.values()].sort((a, b) => (a.town < b.town ? -1 : 1)),
      moves: [...moves.values()].sort((a, b) => b.households - a.households),
      assumed: [...new Map(assumedIn(cuts).map((one) => [one.parameter, one])).values()],
    }),
  };
}

const assumedIn = (cuts: ReadonlyMap<ParametersOn, Stretches>): Assumed[] =>
  [...cuts.values()].flatMap(({ assumed }) => assumed);

export type SimulationOutcome = ReturnType<ReturnType<typeof simulation>['result']>;

/** A what-if that was worked out: what was asked, and what came of it. */
export interface Simulated {
  readonly decidable: DecidableItem;
  readonly months: readonly PlainMonth[];
  readonly month: PlainMonth;
  readonly nearLine: number;
  readonly changes: readonly ShownChange[];
  readonly outcome: SimulationOutcome;
}
