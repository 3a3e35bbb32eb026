import { type Answers, type Form, typedAnswers } from './form.ts';
import type { Fen } from './money.ts';
import type { PlainDate, PlainMonth } from './plain-date.ts';
import type { ExplainedDecision } from './rule.ts';

/** A person of a case, as guards, effects and letters see him: no identity number. */
export type CasePerson = {
  readonly id: string;
  /** Row number in the list of people of the application. */
  readonly row: number;
  readonly name: string;
  /** To the head of the household (GB/T 4761), as declared or registered. */
  readonly relation: string;
  readonly born: PlainDate;
  readonly sex: 'male' | 'female';
  readonly applicant: boolean;
  readonly mustSign: boolean;
  readonly signedOn: PlainDate | null;
  /** The day of his death as the register knows it. */
  readonly died: PlainDate | null;
};

/** An action as it stands in the log. */
export type CaseAction = {
  readonly seq: number;
  readonly move: string;
  readonly on: PlainDate;
  readonly user: string | null;
  readonly form: string | null;
  readonly answers: Readonly<Record<string, unknown>>;
};

/** The notice of a case: posted, until when, taken down early or not, and the objections that are still open. */
export type CaseNotice = {
  readonly postedOn: PlainDate;
  /** The last day on which it must hang. */
  readonly lastDay: PlainDate;
  readonly openObjections: number;
};

/** A draw among cases: the share that is drawn, the seed it was drawn with, and whether this one was. */
export type CaseDraw = { readonly share: string; readonly seed: string; readonly drawn: boolean };

/** All that a guard, an effect or a letter may know of a case. A plain value: `on` is the business date. */
export type CaseView = {
  readonly id: string;
  readonly number: string;
  readonly on: PlainDate;
  readonly appliedIn: PlainMonth;
  readonly stage: string;
  readonly division: string;
  readonly divisionName: string;
  readonly people: readonly CasePerson[];
  readonly actions: readonly CaseAction[];
  readonly notice: CaseNotice | null;
  /** Every objection ever made to a notice of this case. */
  readonly objections: number;
  /** The latest draw of this case. */
  readonly draw: CaseDraw | null;
  /** The parameters the flow asked for, in force today where the case is: key → value as text. */
  readonly settings: Readonly<Record<string, string>>;
  /** What runs for the household by the item's benefits: benefit → 分 a month. */
  readonly running: Readonly<Record<string, Fen>>;
  /** What the rule said at the latest evaluation of this case, and what it said when the notice was posted. */
  readonly decision: ExplainedDecision | null;
  readonly posted: ExplainedDecision | null;
};

/** The latest answers given to a form in this case, typed by the form; undefined when it was never filled. */
export const answersOf = <F extends Form>(view: CaseView, form: F): Answers<F> | undefined => {
  for (let index = view.actions.length - 1; index >= 0; index -= 1) {
    const action = view.actions[index];
    // Answers were checked against this very form when the action was taken.
    if (action?.form === form.key) return typedAnswers(form, action.answers);
  }
  return undefined;
};
