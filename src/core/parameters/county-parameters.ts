import { findPathNames, fullCode, pathOf } from '#core/divisions/index.ts';
import type { ParametersOn } from '#kit/parameter.ts';
import { divisionsAround } from '#kit/parameters-in-force.ts';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import type { ParametersContext } from './parameters.service.ts';
import * as store from './parameters.store.ts';
import { parametersOf, type StoredValue } from './parameters.ts';

/** A value that somebody thinks of: it holds at its place from its day on, whatever is stored for that place after it. */
export interface ProposedValue {
  readonly key: string;
  /** Twelve digits. */
  readonly division: string;
  readonly from: PlainDate;
  readonly value: string;
}

/**
 * The parameters of every division of the county on any date, as known at a moment (business now unless said), with proposed
 * values laid over the stored ones. All values are read once; divisions with the same values share one ParametersOn.
 */
export async function countyParameters(
  tx: Tx,
  ctx: ParametersContext,
  {
    knownAt = ctx.clock.businessNow(),
    overrides = [],
  }: { knownAt?: Instant; overrides?: readonly ProposedValue[] } = {},
): Promise<(division: string) => ParametersOn> {
  const county = fullCode(ctx.county);
  const stored = await store.findValues(tx, { path: pathOf(county), below: ctx.county }, knownAt);
  const values = layOver(stored, overrides);
  const places = new Set(values.map(({ division }) => division));
  const names = await findPathNames(tx, [county, ...places], ctx.clock.today());

  const shared = new Map<string, ParametersOn>();
  const byDivision = new Map<string, ParametersOn>();
  const resolve = (division: string): ParametersOn => {
    const nearest = divisionsAround(division).find((place) => place === county || places.has(place)) ?? county;
    const known = shared.get(nearest);
    if (known !== undefined) return known;
    const name = names.get(nearest) ?? nearest;
    const parameters = parametersOf(ctx.catalogue.parameters, values, { division: nearest, name });
    shared.set(nearest, parameters);
    return parameters;
  };
  return (division) => {
    const known = byDivision.get(division) ?? resolve(division);
    byDivision.set(division, known);
    return known;
  };
}

/** A proposed value displaces what is stored of that parameter at that place from its day on. */
function layOver(stored: readonly StoredValue[], proposed: readonly ProposedValue[]): readonly StoredValue[] {
  const kept = stored.filter(
    ({ key, division, from }) =>
      !proposed.some((one) => one.key === key && one.division === division && from >= one.from),
  );
  return [...kept, ...proposed.map((one) => ({ ...one, document: null, confirmed: false }))];
}
