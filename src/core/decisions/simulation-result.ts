import type { Context } from '#core/access/index.ts';
import { findPathNames } from '#core/divisions/index.ts';
import { findByKey } from '#kit/catalogue.ts';
import { formatChineseMonth } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import type { SimulationKind, SimulationResult } from './decisions.simulation.contract.ts';
import { type AtLine, stepOf } from './line-tally.ts';
import { maskedHeads } from './masked-heads.ts';
import type { Affected, Simulated } from './simulation.ts';

/** Households shown of each list; the export has them all. */
const shown = 500;

export const kinds: readonly SimulationKind[] = ['enters', 'leaves', 'gains', 'loses'];

/** The largest change first. */
export const bySize = (a: Affected, b: Affected): number =>
  Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || (a.household < b.household ? -1 : 1);

/** The names of the classes an item sorts into. */
export const classNamesOf =
  ({ decidable }: Simulated) =>
  (key: string): string =>
    decidable.item.rules.findLast(({ classes }) => key in classes)?.classes[key] ?? key;

/** A what-if as people read it, and of whom it tells. Needs the job role. */
export async function shownResult(
  tx: Tx,
  ctx: Context,
  simulated: Simulated,
): Promise<{ result: SimulationResult; subjects: readonly string[] }> {
  const { decidable, outcome, months, month, nearLine } = simulated;
  const { item } = decidable;
  const top = kinds.map((kind) => ({ kind, list: outcome.lists[kind].toSorted(bySize).slice(0, shown) }));
  const [cliffs, nearby] = [outcome.cliffs.slice(0, shown), outcome.nearLine.slice(0, shown)];
  const heads = await maskedHeads(tx, ctx, [...top.flatMap(({ list }) => list), ...cliffs, ...nearby]);
  const towns = await findPathNames(
    tx,
    outcome.towns.map(({ town }) => town),
    ctx.clock.today(),
  );
  const className = classNamesOf(simulated);
  const parameterName = (key: string): string => findByKey(ctx.catalogue.parameters, key)?.name ?? key;
  const at = (one: AtLine) => ({ ...heads.of(one), members: one.members, className: className(one.class) });
  const result: SimulationResult = {
    ...{ item: item.key, itemName: item.name, changes: [...simulated.changes], months: [...months], month },
    ...{ households: outcome.households, decided: outcome.decided, undecided: outcome.undecided },
    assumptions: outcome.assumed.map(
      (one) => `“${parameterName(one.parameter)}”${formatChineseMonth(one.month)}起还没有公布，按此前的值沿用`,
    ),
    ...{ before: outcome.before, after: outcome.after, byMonth: outcome.byMonth, income: outcome.income },
    kinds: top.map(({ kind, list }) => ({
      kind,
      households: outcome.lists[kind].length,
      people: outcome.lists[kind].reduce((sum, { members }) => sum + members, 0),
      amount: outcome.lists[kind].reduce((sum, { before, after }) => sum + after - before, 0),
      list: list.map(({ division, ...one }) => ({
        ...heads.of({ household: one.household, division }),
        ...{ members: one.members, before: one.before, after: one.after, difference: one.after - one.before },
        ...{ classBefore: className(one.classBefore), classAfter: className(one.classAfter) },
      })),
    })),
    towns: outcome.towns.map((one) => ({ ...one, name: towns.get(one.town) ?? one.town })),
    classes: outcome.moves.map((move) => ({
      ...move,
      ...{ beforeName: className(move.before), afterName: className(move.after) },
    })),
    cliffs: {
      households: outcome.cliffs.length,
      list: cliffs.map((one) => ({
        ...at(one),
        ...{ income: one.value, ends: one.ends, step: stepOf(one), loss: one.due },
      })),
    },
    nearLine: {
      within: nearLine,
      households: outcome.nearLine.length,
      people: outcome.nearLine.reduce((sum, { members }) => sum + members, 0),
      list: nearby.map((one) => ({ ...at(one), income: one.value, line: one.line, above: one.value - one.line })),
    },
  };
  return { result, subjects: heads.subjects };
}
