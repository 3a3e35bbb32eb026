import type { LetterBlock, LetterField, LetterText } from '#kit/letter.ts';
import type { ExplainedDecision, Reason } from '#kit/rule.ts';
import { decisionAnnex } from './decision-annex.ts';

const paragraph = (text: string): LetterBlock => ({ type: 'paragraph', text });
const list = (items: readonly string[]): LetterBlock => ({ type: 'list', ordered: true, items });
const numerals = '一二三四五六七八九十';

const reasonText = (reason: Reason): string => `${reason.text}（${reason.clause}）`;

/**
 * 救济途径 (行政复议法 第二十条、第二十四条; 行政诉讼法 第四十六条): review by the county's government, suit at the court; both run
 * from the day the letter is received.
 */
export const remedyText = (government: string): string =>
  `如不服本决定，可以自收到本通知书之日起60日内，向${government}申请行政复议；` +
  `也可以自收到本通知书之日起6个月内，依法向有管辖权的人民法院提起行政诉讼。`;

/** What a decision letter says of a decision: what was decided, why, and what can be done about it. */
export type DecisionLetter = {
  readonly title: readonly string[];
  readonly addressee: string;
  /** What was applied for, and when. */
  readonly opening: string;
  readonly decision: ExplainedDecision;
  /** What is decided, in one or more paragraphs. */
  readonly ruling: readonly string[];
  /** The same at a glance, where there is an amount: how much, from when, for whom, how it comes. */
  readonly glance?: readonly LetterField[];
  /** How the amount comes about is told only where there is one. */
  readonly withAmount: boolean;
  /** What the receiver must know besides: duties, when money comes. */
  readonly notes: readonly string[];
  readonly government: string;
};

/**
 * A letter of decision as 社会救助暂行办法 第十一条 asks: facts, clause, reasons, the amount step by step, the remedy. What was
 * decided and where to turn stand on the first page, the reasons follow; what it rests on, fact by fact, in the annex.
 */
export const decisionLetter = (letter: DecisionLetter): LetterText => {
  const { decision, glance = [] } = letter;
  const box: readonly LetterBlock[] = glance.length === 0 ? [] : [{ type: 'fields', rows: glance }];
  const parts: readonly (readonly [string, readonly LetterBlock[]])[] = [
    ['决定', [...letter.ruling.map(paragraph), ...box]],
    ['不服怎么办', [paragraph(remedyText(letter.government))]],
    ['理由', [list(decision.reasons.map(reasonText))]],
    ['请注意', letter.notes.length === 0 ? [] : [list(letter.notes)]],
  ];
  return {
    kind: 'letter',
    title: letter.title,
    addressee: letter.addressee,
    body: [
      paragraph(letter.opening),
      ...parts
        .filter(([, blocks]) => blocks.length > 0)
        .flatMap(([title, blocks], index) => [
          { type: 'heading', level: 1, text: `${numerals[index]}、${title}` } as const,
          ...blocks,
        ]),
    ],
    annex: decisionAnnex(decision, letter.withAmount),
  };
};
