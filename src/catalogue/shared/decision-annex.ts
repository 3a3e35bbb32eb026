import type { ExplainedFact } from '#kit/explained-fact.ts';
import { bornKind, deathKind } from '#kit/fact-kind.ts';
import type { LetterAnnex, LetterBlock } from '#kit/letter.ts';
import { readValueText } from '#kit/parameter.ts';
import type { PlainDate } from '#kit/plain-date.ts';
import type { ExplainedDecision, TraceLine, UsedParameter } from '#kit/rule.ts';
import { expensesDetermined } from './expense-items.ts';
import { incomeDetermined, residenceDetermined, statusDetermined } from './fact-kinds.ts';
import { propertyDetermined } from './property-items.ts';

const list = (items: readonly string[]): LetterBlock => ({ type: 'list', ordered: true, items });

const traced = (decision: ExplainedDecision, kind: TraceLine['kind']): readonly TraceLine[] =>
  decision.trace.filter((line) => line.kind === kind);

const lines = (decision: ExplainedDecision, kind: TraceLine['kind']): readonly LetterBlock[] => {
  const texts = traced(decision, kind).map(({ text }) => text);
  return texts.length === 0 ? [] : [list(texts)];
};

const verdict = ({ text, passed, clause }: TraceLine): string =>
  `${passed === undefined ? '' : passed ? '满足：' : '不满足：'}${text}${clause === undefined ? '' : `〔${clause}〕`}`;

/** That something was looked into is the office's own note; how old somebody is stands with the members. */
const ownNotes: ReadonlySet<string> = new Set(
  [statusDetermined, incomeDetermined, residenceDetermined, propertyDetermined, expensesDetermined, bornKind].map(
    ({ key }) => key,
  ),
);

/** 2026-06-01 → 2026.6.1. */
const short = (date: PlainDate): string => date.split('-').map(Number).join('.');

const period = ({ kind, from, to }: ExplainedFact): string => {
  if (kind === deathKind.key) return '';
  const [begin, end] = [from === null ? '' : short(from), to === null ? '' : short(to)];
  if (end === '') return begin === '' ? '' : `${begin}起`;
  return begin === '' ? `到${end}` : `${begin}—${end}`;
};

/** What a fact rests on; where it was determined in this very case the paper says enough. */
const ground = ({ source, basis }: ExplainedFact): string =>
  [source === null || source.startsWith('办件') ? '' : source, basis ?? ''].filter((part) => part !== '').join('，');

const factTable = (facts: readonly ExplainedFact[]): readonly LetterBlock[] => {
  const told = facts.filter(({ kind }) => !ownNotes.has(kind));
  if (told.length === 0) return [];
  const columns = ['谁', '事实', '内容', '时间', '依据'].map((header) => ({ header, align: 'left' as const }));
  const rows = told.map((fact) => [fact.memberName ?? '全家', fact.name, fact.text, period(fact), ground(fact)]);
  return [{ type: 'table', columns, rows }];
};

const parameterTable = (parameters: readonly UsedParameter[]): readonly LetterBlock[] => {
  if (parameters.length === 0) return [];
  const columns = ['标准', '执行的', '从何时起', '文号'].map((header) => ({ header, align: 'left' as const }));
  const rows = parameters.map((one) => {
    const paper = one.document ?? '文号待查';
    return [one.name, readValueText(one), short(one.from), one.confirmed ? paper : `${paper}，待确认`];
  });
  return [{ type: 'table', columns, rows }];
};

const numerals = '一二三四五六七八九十';

/**
 * What a decision rests on, so that a stranger can check it with a pencil: who counts, what they have, how the amount comes
 * about, every test that was made, also those not passed, every fact with its ground, every figure with its paper.
 */
export const decisionAnnex = (decision: ExplainedDecision, withAmount: boolean): LetterAnnex => {
  const parts: readonly (readonly [string, readonly LetterBlock[]])[] = [
    ['共同生活的家庭成员', lines(decision, 'member')],
    ['认定的收入、财产和支出', lines(decision, 'fact')],
    ['金额的计算', withAmount ? lines(decision, 'step') : []],
    ['逐项的判断', traced(decision, 'test').length === 0 ? [] : [list(traced(decision, 'test').map(verdict))]],
    ['事实和依据', factTable(decision.facts)],
    ['适用的标准', parameterTable(decision.parameters)],
  ];
  return {
    title: withAmount ? '认定的事实、金额的计算和依据' : '认定的事实和依据',
    body: parts
      .filter(([, blocks]) => blocks.length > 0)
      .flatMap(([title, blocks], index) => [
        { type: 'heading', level: 1, text: `${numerals[index]}、${title}` } as const,
        ...blocks,
      ]),
  };
};
