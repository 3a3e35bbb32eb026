import { findByKey } from '#kit/catalogue.ts';
import {
  type Parameter,
  type ParametersOn,
  type ParameterValue,
  type ResolvedParameter,
  resolveParameter,
} from '#kit/parameter.ts';
import { divisionsAround, findValueInForce } from '#kit/parameters-in-force.ts';
import { formatChinese, type PlainDate, yearOf } from '#kit/plain-date.ts';
import { defineError } from '#platform/errors.ts';

/** A declaration without the first values of the catalogue: values are read from the table alone. */
export type DeclaredParameter = Omit<Parameter, 'values'>;

/** A value with the parameter it belongs to. */
export interface StoredValue extends ParameterValue {
  readonly key: string;
}

/** The place a value is asked for: its code, and how people call it. */
export interface ParameterPlace {
  readonly division: string;
  readonly name: string;
}

export const NoParameterValue = defineError<{
  parameter: string;
  place: string;
  on: PlainDate;
  last: Pick<ParameterValue, 'from' | 'value'> | undefined;
}>('parameters.no-value', 'conflict', '没有可用的标准', ({ parameter, place, on, last }) => {
  const missing = `“${parameter}”在${place}没有 ${formatChinese(on)}执行的值`;
  const known =
    last === undefined
      ? ''
      : last.from > on
        ? `，最早的一个自 ${formatChinese(last.from)}起执行`
        : `，${yearOf(last.from)}年的 ${last.value} 已于当年 12 月 31 日到期`;
  return `${missing}${known}。请由民政局在“标准参数”中录入该日执行的值和文号。`;
});

/**
 * The parameters of a place out of stored values, by the rule of the kit (`findValueInForce`): the nearest division with a
 * value in force wins, a `yearly` one ends on 31 December. `get` throws NoParameterValue, and RangeError for a key that
 * nobody declared.
 */
export function parametersOf(
  declared: readonly DeclaredParameter[],
  values: readonly StoredValue[],
  place: ParameterPlace,
): ParametersOn {
  const byKey = Map.groupBy(values, ({ key }) => key);
  const resolved = new Map<string, ResolvedParameter>();

  const resolve = (key: string, on: PlainDate): ResolvedParameter => {
    const parameter = findByKey(declared, key);
    if (parameter === undefined) throw new RangeError(`没有声明参数 ${key}`);
    const own = byKey.get(key) ?? [];
    const value = findValueInForce({ yearly: parameter.yearly, values: own }, place.division, on);
    if (value !== undefined) return resolveParameter(parameter, value);
    const last = findNearest(own, place.division, on);
    throw NoParameterValue({ parameter: parameter.name, place: place.name, on, last });
  };

  return (on) => ({
    on,
    get: (key) => {
      const known = resolved.get(`${key} ${on}`) ?? resolve(key, on);
      resolved.set(`${key} ${on}`, known);
      return known;
    },
  });
}

/** Of the nearest division that has any values: the one that ended before the day, else the first to come. */
function findNearest(values: readonly StoredValue[], division: string, on: PlainDate): StoredValue | undefined {
  for (const around of divisionsAround(division)) {
    const own = values.filter((value) => value.division === around).sort((a, b) => (a.from < b.from ? -1 : 1));
    const nearest = own.filter(({ from }) => from <= on).at(-1) ?? own.at(0);
    if (nearest !== undefined) return nearest;
  }
  return undefined;
}
