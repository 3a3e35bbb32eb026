import { ensureDefinition, ensureKey } from './definition-error.ts';
import type { FactKind } from './fact-kind.ts';
import type { Form, UnknownAnswers } from './form.ts';
import type { PlainDate } from './plain-date.ts';
import type { Situation } from './situation.ts';
import { parseLength } from './work-calendar.ts';

/** How often a household is due, and why so often. */
export type RoundPace = { readonly months: number; readonly reason: string };

/** A duty that comes again and again over the households for which a benefit runs, performed by a checklist. */
export type Round = {
  readonly key: string;
  readonly name: string;
  readonly benefit: string;
  readonly domain: string;
  /** Who performs it. */
  readonly posts: readonly string[];
  /** How long before the day it is due it becomes somebody's work; as long as this there is where nothing says when it was last done. */
  readonly ahead: string;
  readonly clause: string;
  readonly reads: readonly FactKind[];
  /** The day from which the next one is counted, as the facts have it; undefined where they don't say. A visit made later counts instead. */
  readonly last: (situation: Situation, today: PlainDate) => PlainDate | undefined;
  readonly every: (situation: Situation, today: PlainDate) => RoundPace;
  readonly form: Form;
  readonly visitedOn: (answers: UnknownAnswers) => PlainDate;
  /** Whether the visit found something that calls for a review of the benefit. */
  readonly changed: (answers: UnknownAnswers) => boolean;
};

/** Declares a round; throws DefinitionError where it lacks its ground, its clock, who performs it or what it reads. */
export const defineRound = (round: Round): Round => {
  const place = `走访巡查 ${round.key}`;
  ensureKey(round.key, place);
  ensureDefinition(round.clause.trim() !== '', place, '没有依据', '在 clause 写明文件与条款');
  ensureDefinition(round.posts.length > 0, place, '没有人走访', '在 posts 写至少一种岗位');
  ensureDefinition(round.reads.length > 0, place, '没有写读哪些事实', '在 reads 列出事实种类');
  ensureDefinition(parseLength(round.ahead).ok, place, `提前期“${round.ahead}”写法不对`, '写作 30cal、1mon 等');
  return round;
};
