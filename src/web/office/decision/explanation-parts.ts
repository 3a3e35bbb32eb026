import type { DecisionView } from '#core/cases/cases.contract.ts';
import { bornKind } from '#kit/fact-kind.ts';

export type TraceLine = DecisionView['trace'][number];
export type ExplainedFact = DecisionView['facts'][number];

/** The lines of an explanation in the order they are read; each keeps its number, so that people can speak of “第 5 步”. */
export interface ExplanationParts {
  /** Who counts, who does not. */
  members: readonly NumberedLine[];
  /** Every figure and every test, as the rule went through them. */
  tests: readonly NumberedLine[];
  /** What was calculated after the last test: the amount. */
  amount: readonly NumberedLine[];
}
export type NumberedLine = TraceLine & { number: number };

const isTest = ({ kind, passed }: TraceLine): boolean => kind === 'test' || passed !== undefined;

/** Parts the trace of a decision. The amount is what the rule calculates once nothing is left to test. */
export function explanationParts(trace: readonly TraceLine[]): ExplanationParts {
  const lines = trace.map((line, index) => ({ ...line, number: index + 1 }));
  const members = lines.filter(({ kind }) => kind === 'member');
  const others = lines.filter(({ kind }) => kind !== 'member');
  const tested = others.findLastIndex(isTest) + 1;
  return { members, tests: others.slice(0, tested), amount: others.slice(tested) };
}

/** The facts by whom they are about, the household first; `member` is null for it. */
export interface FactsOf {
  member: string | null;
  name: string;
  facts: readonly ExplainedFact[];
}

/** @param household what the household is called. Of two of one name, father and son, each is told by his birthday. */
export function factsBySubject(facts: readonly ExplainedFact[], household: string): readonly FactsOf[] {
  const named = (grouped: readonly ExplainedFact[]): string => grouped[0]?.memberName ?? household;
  const subjects = [...Map.groupBy(facts, ({ member }) => member)];
  const names = subjects.map(([, grouped]) => named(grouped));
  const groups = subjects.map(([member, grouped]) => {
    const name = named(grouped);
    const born = grouped.find(({ kind }) => kind === bornKind.key);
    const hasNamesake = names.filter((each) => each === name).length > 1;
    return { member, name: hasNamesake && born !== undefined ? `${name}（${born.text}出生）` : name, facts: grouped };
  });
  return groups.toSorted((a, b) => Number(b.member === null) - Number(a.member === null));
}

/** The names of the members, as the facts tell them. */
export function memberNames({ facts }: Pick<DecisionView, 'facts'>): ReadonlyMap<string, string> {
  return new Map(
    facts.flatMap(({ member, memberName }) => (member === null || memberName === null ? [] : [[member, memberName]])),
  );
}
