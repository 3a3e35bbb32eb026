import { factLine } from './explained-fact.ts';
import { formatYuan } from './money.ts';
import { readValueText } from './parameter.ts';
import { formatChinese } from './plain-date.ts';
import { type ExplainedDecision, outcomeNames, type TraceLine, type UsedParameter } from './rule.ts';

const titles: readonly (readonly [TraceLine['kind'], string])[] = [
  ['member', '家庭成员'],
  ['fact', '收入和支出'],
  ['test', '条件'],
  ['step', '金额的计算'],
];

const mark = (line: TraceLine): string => (line.passed === undefined ? '·' : line.passed ? '✓' : '✗');

/** A parameter as people read it: “农村标准 620元/月，自2025年7月1日起（待确认）”. */
export const parameterText = (parameter: UsedParameter): string => {
  const paper = parameter.document ?? '文号待查';
  return `${parameter.name}：${readValueText(parameter)}，自${formatChinese(parameter.from)}起（${paper}${parameter.confirmed ? '' : '，待确认'}）`;
};

/** A decision for reading: what, why, and every step, so that a stranger can recompute it by hand. */
export const explanationLines = (decision: ExplainedDecision): readonly string[] => {
  const group = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [`${title}：`, ...lines.map((line) => `  ${line}`)];
  const traced = (kind: TraceLine['kind']): readonly string[] =>
    decision.trace
      .filter((line) => line.kind === kind)
      .map((line) => `${mark(line)} ${line.text}${line.clause === undefined ? '' : `〔${line.clause}〕`}`);
  return [
    `结论：${outcomeNames[decision.outcome]}（${decision.className}）${decision.outcome === 'granted' ? `，${formatYuan(decision.amount)}元/月` : ''}`,
    ...group(
      '理由',
      decision.reasons.map((reason) => `${reason.text}〔${reason.clause}〕`),
    ),
    ...titles.flatMap(([kind, title]) => group(title, traced(kind))),
    ...group('事实和来源', decision.facts.map(factLine)),
    ...group('适用的标准和参数', decision.parameters.map(parameterText)),
  ];
};
