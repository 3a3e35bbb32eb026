import { findPathNames, pathOf } from '#core/divisions/index.ts';
import type { Catalogue } from '#kit/catalogue.ts';
import type { ParametersOn } from '#kit/parameter.ts';
import type { Clock, Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import * as store from './parameters.store.ts';
import { parametersOf } from './parameters.ts';

/** What reading parameters needs; the Context of a service has all of it. */
export interface ParametersContext {
  readonly county: string;
  readonly clock: Clock;
  readonly catalogue: Pick<Catalogue, 'parameters'>;
}

/** A transaction reads a place once: a case asks for its parameters several times, a county's night for each village. */
const readBefore = new WeakMap<Tx, Map<string, ParametersOn>>();

/**
 * The parameters of a division on any date, as known at a moment (business now unless said).
 * What it returns throws NoParameterValue, naming the parameter, the place and the date. @throws BadDivisionCode
 */
export async function parametersOn(
  tx: Tx,
  ctx: ParametersContext,
  division: string,
  { knownAt = ctx.clock.businessNow() }: { knownAt?: Instant } = {},
): Promise<ParametersOn> {
  const cache = readBefore.get(tx) ?? new Map<string, ParametersOn>();
  readBefore.set(tx, cache);
  const key = `${division} ${knownAt}`;
  const known = cache.get(key);
  if (known !== undefined) return known;

  const values = await store.findValues(tx, { path: pathOf(division) }, knownAt);
  const names = await findPathNames(tx, [division], ctx.clock.today());
  const parameters = parametersOf(ctx.catalogue.parameters, values, {
    division,
    name: names.get(division) ?? division,
  });
  cache.set(key, parameters);
  return parameters;
}

/**
 * Puts the catalogue's first values into the table where there is none of that parameter, place and start; known from
 * business now, proposed by nobody. Runs at each start, needs the job role; gives how many were put in.
 */
export async function seedParameters(tx: Tx, ctx: ParametersContext): Promise<number> {
  const values = ctx.catalogue.parameters.flatMap(({ key, values }) => values.map((value) => ({ key, ...value })));
  return store.insertMissing(tx, values, ctx.clock.businessNow(), '目录初值');
}
