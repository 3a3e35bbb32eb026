import { findPathNames, fullCode, isWithin } from '#core/divisions/index.ts';
import type { ParametersContext, ProposedValue } from '#core/parameters/index.ts';
import { findByKey } from '#kit/catalogue.ts';
import type { FieldFault } from '#kit/form-check.ts';
import type { Item } from '#kit/item.ts';
import { type DeclaredParameter, findParameterFault, findStartFault, plainParameterText } from '#kit/parameter.ts';
import { type PlainDate, parsePlainDate } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import { defineError } from '#platform/errors.ts';
import type { SimulatedChange } from './decisions.simulation.contract.ts';

export const SimulationInvalid = defineError<{ faults: readonly FieldFault[] }>(
  'decisions.simulation-invalid',
  'invalid',
  '测算的设定不对',
  ({ faults }) => faults.map(({ message }) => message).join('；'),
);

/** A proposed value with the parameter it is of and the name of its place. */
export interface CheckedChange {
  readonly proposed: ProposedValue;
  readonly parameter: DeclaredParameter;
  readonly place: string;
}

/** The proposed values, checked. @throws SimulationInvalid with all that is wrong */
export async function readChanges(
  tx: Tx,
  ctx: ParametersContext,
  item: Item,
  changes: readonly SimulatedChange[],
): Promise<readonly CheckedChange[]> {
  const county = fullCode(ctx.county);
  const codes = [county, ...changes.flatMap(({ division }) => division ?? [])];
  const places = await findPathNames(tx, codes, ctx.clock.today());
  const faults: FieldFault[] = [];
  const checked = changes.flatMap((change, index): CheckedChange[] => {
    const { division = county } = change;
    const parameter = findRead(ctx, item, change.parameter);
    const place = isWithin(division, ctx.county) ? places.get(division) : undefined;
    const from = parsePlainDate(change.from);
    const wrong = parameter === undefined ? [unknownParameter(ctx, item, change.parameter)] : [];
    if (place === undefined) wrong.push(`区划 ${division} 不在本县，或不存在`);
    if (!from.ok) wrong.push(from.reason);
    if (parameter !== undefined && from.ok) wrong.push(...faultsOf(parameter, from.date, change.value));
    if (changes.slice(0, index).some((one) => isSameStart(one, change))) {
      wrong.push(`“${change.parameter}”自 ${change.from} 起写了两次`);
    }
    faults.push(...wrong.map((message) => ({ path: `/changes/${index}`, message })));
    if (parameter === undefined || place === undefined || !from.ok) return [];
    const value = plainParameterText(parameter, change.value);
    return [{ proposed: { key: parameter.key, division, from: from.date, value }, parameter, place }];
  });
  if (faults.length > 0) throw SimulationInvalid({ faults });
  return checked;
}

const isSameStart = (a: SimulatedChange, b: SimulatedChange): boolean =>
  a.parameter === b.parameter && a.division === b.division && a.from === b.from;

const readBy = (ctx: ParametersContext, { rules }: Item): readonly DeclaredParameter[] => {
  const read = new Set(rules.flatMap(({ parameters }) => parameters));
  return ctx.catalogue.parameters.filter(({ key }) => read.has(key));
};

const findRead = (ctx: ParametersContext, item: Item, key: string): DeclaredParameter | undefined =>
  findByKey(readBy(ctx, item), key);

const unknownParameter = (ctx: ParametersContext, item: Item, key: string): string => {
  const known = readBy(ctx, item).map((one) => `${one.key}（${one.name}）`);
  return `“${item.name}”不用参数“${key}”，可以改的有 ${known.join('、')}`;
};

const faultsOf = (parameter: DeclaredParameter, from: PlainDate, value: string): string[] =>
  [findParameterFault(parameter, value), findStartFault(parameter, from)].flatMap((fault) =>
    fault === undefined ? [] : [`${parameter.name}：${fault}`],
  );
