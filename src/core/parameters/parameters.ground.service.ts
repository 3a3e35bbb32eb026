import type { Context } from '#core/access/index.ts';
import { findPathNames, fullCode, pathOf } from '#core/divisions/index.ts';
import { findByKey } from '#kit/catalogue.ts';
import type { Parameter } from '#kit/parameter.ts';
import type { Tx } from '#platform/database.ts';
import * as store from './parameters.store.ts';
import { type PaperedValue, ParameterNotFound } from './parameters.ts';
import type { ProposalGround } from './proposal-ground.ts';

/** Where the county looks for values: on the way from the province down to it, and below it. */
export const placesOf = (county: string) => ({ path: pathOf(fullCode(county)), below: county });

/** @throws ParameterNotFound */
export function getDeclared(ctx: Context, key: string): Parameter {
  const parameter = findByKey(ctx.catalogue.parameters, key);
  if (parameter === undefined) throw ParameterNotFound({});
  return parameter;
}

/** What proposals are measured against, for any parameter; reads the table once. */
export async function readGrounds(
  tx: Tx,
  ctx: Context,
  key?: string,
): Promise<(parameter: Parameter) => ProposalGround & { readonly values: readonly PaperedValue[] }> {
  const where = placesOf(ctx.county);
  const values = Map.groupBy(await store.findValues(tx, where, ctx.clock.businessNow(), key), (value) => value.key);
  const names = await findPathNames(tx, where.path, ctx.clock.today());
  const places = new Map(where.path.map((division) => [division, names.get(division) ?? division]));
  const today = ctx.clock.today();
  return (parameter) => ({ parameter, places, today, values: values.get(parameter.key) ?? [] });
}
