import type { ParameterDetail } from '#core/parameters/parameters.contract.ts';
import type { Field } from '#kit/field.ts';
import { month, wholeNumber } from '#kit/field.ts';
import { defineForm, type Form, section, type UnknownAnswers } from '#kit/form.ts';
import { plainMonth } from '#kit/plain-date.ts';
import { valueField, valueText } from '../parameters/proposal-form-of.ts';
import type { SimulationInput } from './simulation-input.ts';

/** The key of the question for a parameter: `dibao.standard.rural` → `dibaoStandardRural`. */
export function questionOf(parameter: string): string {
  return parameter.replace(/[^A-Za-z0-9]+(.)/g, (_all, next: string) => next.toUpperCase());
}

export const spanFields = {
  from: month('从哪个月起', { help: '如 2026-07' }),
  months: wholeNumber('测算几个月', { min: 1, max: 60 }),
  nearLine: wholeNumber('超出标准百分之几以内算“刚过线”', { min: 1, max: 100 }),
};

/** Asks for the proposed value of each parameter, and for which months. */
export function simulationFormOf(parameters: readonly ParameterDetail[]): Form {
  const values: Record<string, Field> = Object.fromEntries(
    parameters.map((parameter) => [questionOf(parameter.key), valueField(parameter, parameter.name)]),
  );
  return defineForm({
    key: 'simulation',
    title: '政策测算',
    sections: { values: section('拟改的标准', values), span: section('测算的时间', spanFields) },
  });
}

/** What the form begins with. */
export function answersOf({ from, months, nearLine }: SimulationInput): UnknownAnswers {
  return { from, months, nearLine };
}

/** The checked answers as a what-if. */
export function inputOf(
  item: string,
  parameters: readonly ParameterDetail[],
  answers: UnknownAnswers,
): SimulationInput {
  const { from, months, nearLine } = answers;
  return {
    item,
    from: plainMonth(String(from)),
    months: Number(months),
    nearLine: Number(nearLine),
    values: Object.fromEntries(parameters.map(({ key }) => [key, valueText(answers[questionOf(key)])])),
  };
}
