import type { Standing } from './fact-kind.ts';
import type { Fen } from './money.ts';
import type { PlainDate, PlainMonth } from './plain-date.ts';

/** A fact to be written: about a person of the case, or about its household where `person` is null. Ends are inclusive. */
export type FactToWrite = {
  readonly person: string | null;
  readonly kind: string;
  readonly value: number;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  /** The paper or circumstance it rests on, as the officer put it. */
  readonly basis: string;
};

/** Facts of these kinds about these people (and the household) that fall into the period. Ends are inclusive. */
export type FactsReplaced = {
  readonly people: readonly string[];
  readonly household: boolean;
  readonly kinds: readonly string[];
  readonly from: PlainDate;
  readonly to: PlainDate | null;
};

/** What the public sees of a case: nothing of identity number, phone, account, illness, disability or door number. */
export type NoticeContent = {
  readonly title: string;
  readonly name: string;
  readonly place: string;
  readonly lines: readonly { readonly label: string; readonly text: string }[];
  readonly objectionsTo: string;
};

/**
 * What a move may cause: the closed list. The engine carries each out once, in the transaction of the action
 * (idempotent by action and position).
 */
export type Effect =
  | {
      readonly effect: 'write-facts';
      readonly standing: Standing;
      readonly facts: readonly FactToWrite[];
      /** What was stated before, at the same standing, and gives way: determining anew replaces the former determination. */
      readonly replaces?: readonly FactsReplaced[];
    }
  | {
      readonly effect: 'set-household';
      readonly members: readonly { person: string; relation: string }[];
      readonly from: PlainDate;
    }
  | {
      readonly effect: 'post-notice';
      readonly division: string;
      readonly days: number;
      readonly content: NoticeContent;
    }
  | { readonly effect: 'take-down-notice' }
  | { readonly effect: 'send-letter'; readonly letter: string }
  | {
      readonly effect: 'start-benefit';
      readonly benefit: string;
      readonly from: PlainMonth;
      /** 分 a month. */
      readonly amount: Fen;
      readonly members: readonly string[];
      readonly payee: string;
      /** Where the sealed account number stands: a guard or effect never sees it. */
      readonly account: { readonly form: string; readonly field: string };
    }
  | {
      readonly effect: 'change-benefit';
      readonly benefit: string;
      readonly from: PlainMonth;
      readonly amount: Fen;
      /** Whom it covers from now on, where that changes. */
      readonly members?: readonly string[];
    }
  | { readonly effect: 'stop-benefit'; readonly benefit: string; readonly from: PlainMonth; readonly reason: string }
  /** A stop is undone: the benefit runs on as if it had not been stopped. */
  | { readonly effect: 'restore-benefit'; readonly benefit: string; readonly reason: string }
  /** Nothing is paid of the benefit until it is released; what falls due meanwhile stays due. */
  | { readonly effect: 'hold-benefit'; readonly benefit: string; readonly reason: string }
  | { readonly effect: 'release-benefit'; readonly benefit: string }
  /** Draws this case with the probability `share` (0–1, a decimal as text); the seed is stored, so that the draw can be proved. */
  | { readonly effect: 'draw-case'; readonly share: string };
