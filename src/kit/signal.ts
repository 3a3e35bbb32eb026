import { ensureDefinition, ensureKey } from './definition-error.ts';
import type { FactKind } from './fact-kind.ts';
import type { ParametersOn } from './parameter.ts';
import type { PlainDate } from './plain-date.ts';
import type { Situation } from './situation.ts';
import { parseLength } from './work-calendar.ts';

/** A: stop and check at once · B: check within days · C: look through in the month. */
export type SignalSeverity = 'A' | 'B' | 'C';

/** Why a signal fires. `cause` tells one cause from another and stays the same as long as the cause does; `text` may grow. */
export type SignalHit = {
  /** The member it is about, by his key; null where it is the household. */
  readonly member: string | null;
  readonly cause: string;
  /** In words; members are called by their `name`. */
  readonly text: string;
};

/** What a signal may ask besides the reported facts. */
export type WatchedOn = {
  readonly today: PlainDate;
  readonly parameters: ParametersOn;
  /** The same household, members in the same order, by determined facts alone: what an officer knew of. */
  readonly determined: () => Situation;
};

/** A watch over facts, also those only reported, that says "look here". It never decides: a person answers it. */
export type Signal = {
  readonly key: string;
  readonly name: string;
  readonly severity: SignalSeverity;
  /** Only households for which this benefit runs are looked at. */
  readonly benefit: string;
  readonly domain: string;
  /** Who answers it. */
  readonly posts: readonly string[];
  /** How long there is to answer, as a clock length (“1wd”). */
  readonly answer: string;
  readonly clause: string;
  readonly reads: readonly FactKind[];
  readonly parameters: readonly string[];
  /** What is to be looked into; pure. Called for every household of the benefit each night: allocate little. */
  readonly look: (situation: Situation, on: WatchedOn) => readonly SignalHit[];
};

/** Declares a signal; throws DefinitionError where it lacks its ground, its clock, who answers or what it reads. */
export const defineSignal = (signal: Signal): Signal => {
  const place = `预警线索 ${signal.key}`;
  ensureKey(signal.key, place);
  ensureDefinition(signal.clause.trim() !== '', place, '没有依据', '在 clause 写明文件与条款');
  ensureDefinition(signal.posts.length > 0, place, '没有人核查', '在 posts 写至少一种岗位');
  ensureDefinition(signal.reads.length > 0, place, '没有写读哪些事实', '在 reads 列出事实种类');
  ensureDefinition(
    parseLength(signal.answer).ok,
    place,
    `核查期限“${signal.answer}”写法不对`,
    '写作 1wd、5wd、1mon 等',
  );
  return signal;
};
