import { factLine } from '#kit/explained-fact.ts';
import { parameterText } from '#kit/explanation.ts';
import type { LetterBlock, LetterText } from '#kit/letter.ts';
import type { ExplainedDecision, Reason, TraceLine } from '#kit/rule.ts';
import { law } from './law.ts';

const paragraph = (text: string): LetterBlock => ({ type: 'paragraph', text });
const heading = (text: string): LetterBlock => ({ type: 'heading', level: 1, text });
const list = (items: readonly string[]): LetterBlock => ({ type: 'list', ordered: true, items });
const numerals = '一二三四五六七八九十';

const linesOf = (decision: ExplainedDecision, kind: TraceLine['kind']): readonly string[] =>
  decision.trace.filter((line) => line.kind === kind).map((line) => line.text);

const reasonText = (reason: Reason): string => `${reason.text}（${reason.clause}）`;

/** 救济途径: review by the county's government, suit at the court; both run from the day the letter is received. */
const remedy = (government: string): readonly LetterBlock[] => [
  paragraph(
    `如不服本决定，可以自收到本通知书之日起60日内，向${government}申请行政复议（${law.review}第二十条、第二十四条）；` +
      `也可以自收到本通知书之日起6个月内，依法向有管辖权的人民法院提起行政诉讼（${law.litigation}第四十六条）。`,
  ),
];

/** What a decision letter says of a decision: who counts, which facts, by which figures, why. */
export type DecisionLetter = {
  readonly title: readonly string[];
  readonly addressee: string;
  /** What was applied for, and when. */
  readonly opening: string;
  readonly decision: ExplainedDecision;
  /** What is decided, in one or more paragraphs. */
  readonly ruling: readonly string[];
  /** How the amount comes about is told only where there is one. */
  readonly withAmount: boolean;
  /** What the receiver must know besides: duties, when money comes. */
  readonly notes: readonly string[];
  readonly government: string;
};

const verdicts = (line: TraceLine): string =>
  `${line.passed === undefined ? '' : line.passed ? '满足：' : '不满足：'}${line.text}${line.clause === undefined ? '' : `〔${line.clause}〕`}`;

/** Every test that was made, also those not passed; every fact with its source; every figure with its paper. */
const annex = (decision: ExplainedDecision): readonly LetterBlock[] => {
  const part = (title: string, lines: readonly string[]): readonly LetterBlock[] =>
    lines.length === 0 ? [] : [paragraph(title), list(lines)];
  return [
    ...part('逐项的判断', decision.trace.filter(({ kind }) => kind === 'test').map(verdicts)),
    ...part('事实的来源', decision.facts.map(factLine)),
    ...part('适用的标准', decision.parameters.map(parameterText)),
  ];
};

/** A letter of decision as 社会救助暂行办法 第十一条 asks: facts, clause, reasons, the amount step by step, the remedy. */
export const decisionLetter = (letter: DecisionLetter): LetterText => {
  const { decision } = letter;
  const parts: readonly (readonly [string, readonly LetterBlock[]])[] = [
    ['共同生活的家庭成员', [list(linesOf(decision, 'member'))]],
    ['认定的收入、财产和支出', linesOf(decision, 'fact').length === 0 ? [] : [list(linesOf(decision, 'fact'))]],
    ['理由和依据', [list(decision.reasons.map(reasonText))]],
    ['金额的计算', letter.withAmount ? [list(linesOf(decision, 'step'))] : []],
    ['决定', letter.ruling.map(paragraph)],
    ['需要知道的事', letter.notes.length === 0 ? [] : [list(letter.notes)]],
    ['救济途径', remedy(letter.government)],
    ['附：逐项的判断、事实的来源和适用的标准', annex(decision)],
  ];
  const told = parts.filter(([, blocks]) => blocks.length > 0);
  return {
    kind: 'letter',
    title: letter.title,
    addressee: letter.addressee,
    body: [
      paragraph(letter.opening),
      ...told.flatMap(([title, blocks], index) => [heading(`${numerals[index]}、${title}`), ...blocks]),
    ],
    footnotes: ['本通知书可凭验证码在网上“核验文书”查验真伪。'],
  };
};
