import { type Actor, asJobWithin, type Context, inTransaction, requireCountyStaff } from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import { countyParameters, NoParameterValue } from '#core/parameters/index.ts';
import { eachSituation } from '#core/people/index.ts';
import { type ParametersOn, parameterValueText, readValueText } from '#kit/parameter.ts';
import { firstDay, formatChineseMonth, type PlainDate } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import { type DecisionFile, workbookOf } from './decisions.export.service.ts';
import type {
  NewSimulation,
  NewSimulationList,
  ShownChange,
  SimulationResult,
} from './decisions.simulation.contract.ts';
import { getDecidable, NoRuleYet } from './decisions.ts';
import { type CheckedChange, readChanges, SimulationInvalid } from './simulated-changes.ts';
import { effectiveMonth, monthsFrom } from './simulated-months.ts';
import { type Simulated, simulation } from './simulation.ts';
import { listColumns, listNames, listRows } from './simulation-list.ts';
import { shownResult } from './simulation-result.ts';

const [usualMonths, usualNearLine] = [12, 10];

/**
 * What would become of the county's households, and what it would cost, if parameters were others; nothing is stored. Names
 * in the lists are masked. @throws UnknownItem, NoRuleYet, SimulationInvalid
 */
export async function simulate(ctx: Context, actor: Actor, input: NewSimulation): Promise<SimulationResult> {
  const staff = requireCountyStaff(actor, 'simulation.run');
  return inTransaction(ctx, staff, async (tx) => {
    await asJobWithin(tx);
    const simulated = await workOut(tx, ctx, input);
    const { result, subjects } = await shownResult(tx, ctx, simulated);
    const detail = { item: input.item, changes: input.changes, months: simulated.months.length };
    await append(tx, ctx, staff, { action: 'simulation.run', subjects, detail });
    return result;
  });
}

/**
 * One list of a what-if, whole, as a workbook: names are masked there too. @throws UnknownItem, NoRuleYet, SimulationInvalid
 */
export async function exportSimulationList(
  ctx: Context,
  actor: Actor,
  { list, ...input }: NewSimulationList,
): Promise<DecisionFile> {
  const staff = requireCountyStaff(actor, 'simulation.run');
  return inTransaction(ctx, staff, async (tx) => {
    await asJobWithin(tx);
    const simulated = await workOut(tx, ctx, input);
    const { rows, subjects } = await listRows(tx, ctx, simulated, list);
    const content = await workbookOf(listNames[list], listColumns(list), rows);
    await append(tx, ctx, staff, {
      action: 'simulation.export',
      purpose: `导出政策测算名单：${listNames[list]}`,
      subjects,
      detail: { item: input.item, changes: input.changes, list, households: rows.length },
    });
    return { name: `政策测算-${listNames[list]}-${simulated.month}.xlsx`, content };
  });
}

/** Decides the county twice. The transaction acts as the job role. @throws UnknownItem, NoRuleYet, SimulationInvalid */
async function workOut(tx: Tx, ctx: Context, input: NewSimulation): Promise<Simulated> {
  const decidable = getDecidable(ctx.catalogue, input.item);
  const { item, running } = decidable;
  const changes = await readChanges(tx, ctx, item, input.changes);
  const { months, month } = spanOf(changes, input.months ?? usualMonths);
  const first = firstDay(months[0] ?? month);
  if (!item.rules.some(({ from }) => from <= first)) throw NoRuleYet({ item: item.name, on: first });

  const before = await countyParameters(tx, ctx);
  const overrides = changes.map(({ proposed }) => proposed);
  const after = await countyParameters(tx, ctx, { overrides });
  const nearLine = input.nearLine ?? usualNearLine;
  const engine = simulation({ item, running, months, month, nearLine, before, after });
  await eachSituation(tx, ctx, (row) => engine.add(row, row.situation({ standingAtLeast: 'reported' })));
  const shown = changes.map((change) => showChange(change, before(change.proposed.division)));
  return { decidable, months, month, nearLine, changes: shown, outcome: engine.result() };
}

/** The months from the first in which a change decides, and the first in which all do. */
function spanOf(changes: readonly CheckedChange[], count: number): Pick<Simulated, 'months' | 'month'> {
  const effective = changes.map(({ proposed }) => effectiveMonth(proposed.from)).sort();
  const [first, month] = [effective[0], effective.at(-1)];
  if (first === undefined || month === undefined) throw new RangeError('测算至少要有一个改动');
  const months = monthsFrom(first, count);
  if (months.includes(month)) return { months, month };
  const [last, until] = [formatChineseMonth(month), formatChineseMonth(months.at(-1) ?? first)];
  const message = `最后一个改动自${last}起，测算只到${until}：请多测算几个月`;
  throw SimulationInvalid({ faults: [{ path: '/months', message }] });
}

function showChange({ proposed, parameter, place }: CheckedChange, present: ParametersOn): ShownChange {
  const { key, from, value } = proposed;
  const { name } = parameter;
  return {
    parameter: key,
    name,
    place,
    from,
    now: textOn(present, key, from),
    proposed: parameterValueText(parameter, value),
  };
}

/** The value in force as people read it; null where there is none. */
function textOn(parametersOn: ParametersOn, key: string, on: PlainDate): string | null {
  try {
    return readValueText(parametersOn(on).get(key));
  } catch (error) {
    if (NoParameterValue.is(error)) return null;
    throw error;
  }
}
