import type { WithdrawnFact } from '#core/people/index.ts';
import { type ExplainedFact, factLine } from '#kit/explained-fact.ts';
import { parameterText } from '#kit/explanation.ts';
import { bornKind, relationKind, sexKind } from '#kit/fact-kind.ts';
import { formatChinese } from '#kit/plain-date.ts';
import type { ExplainedDecision, UsedParameter } from '#kit/rule.ts';
import { dayOf } from '#platform/clock.ts';
import { canonicalJson } from '#platform/digest.ts';
import type { ReplayChange } from './decisions.replay.contract.ts';

/** What is told by other lines: who belongs to the household stands in those of its members. */
const notTold = [bornKind.key, sexKind.key, relationKind.key];

/** Each value of one list that the other has not, as often as it has it more. */
const without = <T>(list: readonly T[], other: readonly T[], same: (value: T) => string): readonly T[] => {
  const left = other.map(same);
  return list.filter((value) => {
    const at = left.indexOf(same(value));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

/** Joins what went with what came for it; either may stand alone. */
const paired = <T>(gone: readonly T[], come: readonly T[], belong: (before: T, now: T) => boolean) => {
  const left = [...come];
  const pairs = gone.map((before): { before?: T; now?: T } => {
    const at = left.findIndex((now) => belong(before, now));
    const [now] = at < 0 ? [] : left.splice(at, 1);
    return now === undefined ? { before } : { before, now };
  });
  return [...pairs, ...left.map((now) => ({ now }))];
};

const overlap = (a: ExplainedFact, b: ExplainedFact): boolean =>
  (a.from === null || b.to === null || a.from <= b.to) && (b.from === null || a.to === null || b.from <= a.to);

const subjectOf = (fact: ExplainedFact): string => fact.memberName ?? '家庭';

const nothing = {
  subject: null,
  name: null,
  before: null,
  now: null,
  from: null,
  to: null,
  source: null,
  knownOn: null,
};

const factChange = (
  { before, now }: { before?: ExplainedFact; now?: ExplainedFact },
  withdrawn: readonly WithdrawnFact[],
): readonly ReplayChange[] => {
  const fact = now ?? before;
  if (fact === undefined) return [];
  const { name, from, to, source, knownOn } = fact;
  const told = { subject: subjectOf(fact), name, before: before?.text ?? null, now: now?.text ?? null, from, to };
  if (now !== undefined) {
    if (before === undefined) return [{ kind: 'known', ...told, source, knownOn, text: `新知道：${factLine(now)}` }];
    return [{ kind: 'corrected', ...told, source, knownOn, text: `更正：${factLine(now)}；原记：${factLine(before)}` }];
  }
  const said = withdrawn.find(
    (one) => one.kind === fact.kind && (one.person === null || one.person === fact.member) && one.from === fact.from,
  );
  const on = said === undefined ? null : dayOf(said.knownFrom);
  const why = said === undefined || on === null ? '' : `；${formatChinese(on)}撤回，${said.source}，${said.basis}`;
  const text = `撤回：${factLine(fact)}${why}`;
  return [{ kind: 'withdrawn', ...told, source: said?.source ?? null, knownOn: on, text }];
};

const memberChange = ({ before, now }: { before?: string; now?: string }): ReplayChange => {
  const text =
    now === undefined ? `成员：不再是 ${before}` : `成员：${now}${before === undefined ? '' : `；原为：${before}`}`;
  return { ...nothing, kind: 'member', before: before ?? null, now: now ?? null, text };
};

/** A parameter that only one of the two read tells nothing: the rule went another way, its value is what it was. */
const parameterChange = ({ before, now }: { before?: UsedParameter; now?: UsedParameter }): readonly ReplayChange[] => {
  if (before === undefined || now === undefined) return [];
  const [was, is] = [parameterText(before), parameterText(now)];
  const told = { name: now.name, from: now.from, source: now.document, before: was, now: is };
  return [{ ...nothing, kind: 'parameter', ...told, text: `标准：${is}；原为：${was}` }];
};

const memberLines = (decision: ExplainedDecision): readonly string[] =>
  decision.trace.filter((line) => line.kind === 'member').map((line) => line.text);

/**
 * What lay before a rule one time and not the other: facts that came, were corrected or withdrawn, members who stand
 * differently, parameters that have another value. `ignored` are kinds of facts that follow from decisions themselves.
 */
export const compareExplanations = (
  before: ExplainedDecision,
  now: ExplainedDecision,
  { ignored, withdrawn }: { ignored: readonly string[]; withdrawn: readonly WithdrawnFact[] },
): readonly ReplayChange[] => {
  const told = (decision: ExplainedDecision): readonly ExplainedFact[] =>
    decision.facts.filter(({ kind }) => !notTold.includes(kind) && !ignored.includes(kind));
  const [factsBefore, factsNow] = [told(before), told(now)];
  const [membersBefore, membersNow] = [memberLines(before), memberLines(now)];
  const aboutOneThing = (a: ExplainedFact, b: ExplainedFact) =>
    a.member === b.member && a.kind === b.kind && overlap(a, b);
  const goneLines = without(membersBefore, membersNow, String);
  const comeLines = without(membersNow, membersBefore, String);
  // Lines stand in the order of the members: as many of them are about the same people.
  const sameMembers = goneLines.length === comeLines.length;
  return [
    ...paired(
      without(factsBefore, factsNow, canonicalJson),
      without(factsNow, factsBefore, canonicalJson),
      aboutOneThing,
    ).flatMap((pair) => factChange(pair, withdrawn)),
    ...paired(goneLines, comeLines, () => sameMembers).map(memberChange),
    ...paired(
      without(before.parameters, now.parameters, canonicalJson),
      without(now.parameters, before.parameters, canonicalJson),
      (a, b) => a.key === b.key,
    ).flatMap(parameterChange),
  ];
};
