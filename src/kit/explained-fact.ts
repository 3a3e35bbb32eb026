import { bornKind, deathKind, type FactKind, relationKind, type Standing, standingNames } from './fact-kind.ts';
import { factText } from './fact-text.ts';
import { formatChinese, type PlainDate } from './plain-date.ts';
import { dateOfDay, openEnd, openStart, type Situation, type SituationFact } from './situation.ts';

/** A fact that lay before a rule, as people read it: about whom, what, from when to when, by whom and how far to be trusted. */
export type ExplainedFact = {
  /** Key and name of the member; both null for the household. */
  readonly member: string | null;
  readonly memberName: string | null;
  readonly kind: string;
  readonly name: string;
  readonly text: string;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  /** Null where nobody said whence it came, as in a scenario. */
  readonly standing: Standing | null;
  readonly source: string | null;
  readonly basis: string | null;
  /** The business date from which it was known. */
  readonly knownOn: PlainDate | null;
  readonly sensitive: boolean;
};

const explained = (
  kinds: ReadonlyMap<number, FactKind>,
  member: { readonly key: string; readonly name: string } | undefined,
  facts: readonly SituationFact[],
): readonly ExplainedFact[] =>
  facts.flatMap(({ kind: id, value, from, to, origin }) => {
    const kind = kinds.get(id);
    if (kind === undefined) return [];
    return [
      {
        member: member?.key ?? null,
        memberName: member?.name ?? null,
        kind: kind.key,
        name: kind.name,
        text: factText(kind, value),
        from: from === openStart ? null : dateOfDay(from),
        to: to === openEnd ? null : dateOfDay(to),
        standing: origin?.standing ?? null,
        source: origin?.source ?? null,
        basis: origin?.basis ?? null,
        knownOn: origin?.knownOn ?? null,
        sensitive: kind.sensitive === true,
      },
    ];
  });

/** Every fact of these kinds in a situation, the household's first. How one is related the tests of the members say in words. */
export const explainedFacts = (reads: readonly FactKind[], situation: Situation): readonly ExplainedFact[] => {
  const kinds = new Map(reads.filter((kind) => kind !== relationKind).map((kind) => [kind.id, kind]));
  return [
    ...explained(kinds, undefined, situation.household),
    ...situation.members.flatMap((member) => explained(kinds, member, member.facts)),
  ];
};

/** “张三 工资性收入：700.00元/月（2025年6月1日至2026年5月31日；经办认定，办件 …，2026年6月15日）”. */
export const factLine = (fact: ExplainedFact): string => {
  const isItsDate = fact.kind === bornKind.key || fact.kind === deathKind.key;
  const from = fact.from === null || isItsDate ? '' : `${formatChinese(fact.from)}起`;
  const to = fact.to === null ? '' : `至${formatChinese(fact.to)}`;
  const origin = [
    fact.standing === null ? '' : standingNames[fact.standing],
    fact.source ?? '',
    fact.basis ?? '',
    fact.knownOn === null ? '' : `${formatChinese(fact.knownOn)}记入`,
  ].filter((part) => part !== '');
  const told = [`${from}${to}`, origin.join('，')].filter((part) => part !== '').join('；');
  return `${fact.memberName === null ? '' : `${fact.memberName} `}${fact.name}：${fact.text}${told === '' ? '' : `（${told}）`}`;
};
