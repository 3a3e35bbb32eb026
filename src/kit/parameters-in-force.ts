import { DefinitionError } from './definition-error.ts';
import {
  type Parameter,
  type Parameters,
  type ParametersOn,
  type ParameterValue,
  resolveParameter,
} from './parameter.ts';
import { type PlainDate, yearOf } from './plain-date.ts';

/** Significant digits of a division code: village, town, county, city, province. */
const levels = [12, 9, 6, 4, 2];

/** The divisions a place lies in, nearest first: itself, then each that its code names. */
export const divisionsAround = (division: string): readonly string[] => [
  ...new Set(levels.map((digits) => division.slice(0, digits).padEnd(12, '0'))),
];

/**
 * The value of a parameter in force at a place: the nearest division that has one wins; there, the one that began last.
 * A `yearly` value ends on 31 December of its year.
 */
export const findValueInForce = (
  parameter: Pick<Parameter, 'yearly' | 'values'>,
  division: string,
  on: PlainDate,
): ParameterValue | undefined => {
  for (const place of divisionsAround(division)) {
    const begun = parameter.values.filter((value) => value.division === place && value.from <= on);
    const value = begun.sort((a, b) => (a.from < b.from ? 1 : -1))[0];
    if (value !== undefined && (!parameter.yearly || yearOf(value.from) === yearOf(on))) return value;
  }
  return undefined;
};

/** The parameters of a place from their declared values alone: for scenarios, where no table is. */
export const declaredParameters =
  (parameters: readonly Parameter[], division: string): ParametersOn =>
  (on): Parameters => ({
    on,
    get: (key) => {
      const parameter = parameters.find((one) => one.key === key);
      if (parameter === undefined) throw new DefinitionError(`参数 ${key}`, '没有声明', '在 parameters.yaml 声明');
      const value = findValueInForce(parameter, division, on);
      if (value === undefined) {
        const mend = '在情形的“参数”里给出，或在 parameters.yaml 补上';
        throw new DefinitionError(`参数 ${parameter.name}`, `在 ${division} 没有 ${on} 执行的值`, mend);
      }
      return resolveParameter(parameter, value);
    },
  });
