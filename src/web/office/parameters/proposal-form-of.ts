import type { ParameterDetail, ProposalDraft } from '#core/parameters/parameters.contract.ts';
import { defineCodeSet } from '#kit/code-set.ts';
import { choice, date, type Field, flag, text } from '#kit/field.ts';
import { defineForm, type Form, section, type UnknownAnswers } from '#kit/form.ts';

/** The question for a value, by the unit of the parameter. */
export function valueField({ unitKey, unit, choices, least, most }: ParameterDetail, label = '值'): Field {
  if (unitKey === 'flag') return flag(label);
  if (unitKey === 'choice') {
    return choice(label, defineCodeSet({ key: 'parameter-choice', name: '选项', source: '参数声明', codes: choices }));
  }
  const bounds = [least === null ? [] : [`不低于 ${least}`], most === null ? [] : [`不高于 ${most}`]].flat().join('，');
  const help =
    unitKey === 'ratio' ? ['写成小数，如 60% 写 0.6'] : unitKey === 'yuan-per-month' ? ['填每月的数，不是一年的'] : [];
  const said = [...help, ...(bounds === '' ? [] : [bounds])].join('；');
  return text(label, {
    max: 40,
    ...(said === '' ? {} : { help: said }),
    ...(unitKey === 'ratio' || unitKey === 'count' ? {} : { unit }),
  });
}

/** The form that proposes a value of this parameter. */
export function proposalFormOf(parameter: ParameterDetail): Form {
  const places = defineCodeSet({
    key: 'parameter-place',
    name: '地区',
    source: '区划',
    codes: [...parameter.places].reverse().map(({ division, place }) => ({ code: division, name: place })),
  });
  const from =
    parameter.unitKey === 'yuan-per-month' ? { help: '某月的 1 日，如 2026-07-01' } : { help: '如 2026-07-01' };
  return defineForm({
    key: 'parameter-proposal',
    title: '提议一个值',
    sections: {
      value: section('提议一个值', {
        division: choice('地区', places),
        value: valueField(parameter),
        from: date('起始日期', from),
        document: text('文号', { max: 60, help: '照文件写全，如 川民发〔2023〕100号' }),
        documentDate: date('成文日期', { help: '文件落款的日期' }),
        note: text('说明', { max: 500, multiline: true, optional: true, help: '给审批人看，如 何时经哪次会议通过' }),
      }),
    },
  });
}

/** A value as the API takes it: a text; a flag is true or false. */
export function valueText(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'boolean' ? String(value) : '';
}

/** The answers as the API takes them. */
export function draftOf(answers: UnknownAnswers): ProposalDraft {
  const written = (key: string): string => valueText(answers[key]);
  const { division, value, from, document, documentDate } = {
    division: written('division'),
    value: written('value'),
    from: written('from'),
    document: written('document'),
    documentDate: written('documentDate'),
  };
  return {
    ...(division === '' ? {} : { division }),
    ...(value === '' ? {} : { value }),
    ...(from === '' ? {} : { from }),
    ...(document === '' ? {} : { document }),
    ...(documentDate === '' ? {} : { documentDate }),
  };
}

/** What a form begins with: the county, or the unconfirmed value that is to be confirmed. */
export function beginningOf(parameter: ParameterDetail, search: { division?: string; from?: string }): UnknownAnswers {
  const { division, from } = search;
  const value = parameter.values.find((one) => one.division === division && one.from === from);
  const county = parameter.places.at(-1)?.division ?? '';
  if (value === undefined) return { division: county };
  const typed = parameter.unitKey === 'flag' ? value.value === 'true' : value.value;
  return { division: value.division, from: value.from, value: typed };
}
