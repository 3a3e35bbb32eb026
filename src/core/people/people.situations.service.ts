import { bornKind, relationKind, type Standing, sexKind } from '#kit/fact-kind.ts';
import type { PlainDate } from '#kit/plain-date.ts';
import { dayNumber, openEnd, type Situation, type SituationFact } from '#kit/situation.ts';
import { dayOf, type Instant } from '#platform/clock.ts';
import type { Db, Tx } from '#platform/database.ts';
import { withoutOutweighed } from './giving-way.ts';
import * as facts from './people.facts.store.ts';
import * as store from './people.situation.store.ts';
import { findPeople } from './people.store.ts';
import type { PeopleContext, PersonCard } from './people.ts';
import { readSituationRows, type VisitedSituation } from './situation-rows.ts';

/** A situation, and the versions of facts that stand in it: with them it can be read again, whatever is known later. */
export type ReadSituation = Situation & { readonly versions: readonly string[] };

/**
 * The situation of a case from the facts themselves: these people, in this order, and their household, of these
 * standings; of two facts about the same thing at the same time the weaker gives way. As known at a moment (now unless
 * said), or from given versions and no others. With `reportedSince`, what is not determined counts only where it became
 * known after that moment: before, it was weighed. Relations are those of the household's dated membership unless the case
 * has its own. People out of sight of the transaction's role are left out: use the job role for a case.
 */
export async function readSituation(
  tx: Tx,
  ctx: PeopleContext,
  input: {
    people: readonly string[];
    household: string | null;
    standings: readonly Standing[];
    knownAt?: Instant;
    versions?: readonly string[];
    reportedSince?: Instant;
    relations?: ReadonlyMap<string, string>;
  },
): Promise<ReadSituation> {
  const { standings, reportedSince } = input;
  const cards = await findPeople(tx, ctx.county, input.people);
  const found = await findFacts(tx, ctx, input);
  const trusted = withoutOutweighed(
    found.filter(
      ({ standing, knownFrom }) =>
        standings.includes(standing) &&
        (standing === 'determined' || reportedSince === undefined || knownFrom > reportedSince),
    ),
  );
  const relations =
    input.relations !== undefined || input.household === null
      ? []
      : await store.findRelations(tx, ctx.county, input.household, input.people);

  const factsAbout = (subject: string): SituationFact[] =>
    trusted
      .filter(({ person, household }) => person === subject || household === subject)
      .map(({ kind, value, from, to, standing, source, basis, knownFrom }) => ({
        ...{ kind, value, ...ends(from, to) },
        origin: { standing, source, basis, knownOn: dayOf(knownFrom) },
      }));
  const relationsOf = ({ id, born }: PersonCard): SituationFact[] => {
    const own = input.relations?.get(id);
    if (own !== undefined) return [{ kind: relationKind.id, value: Number(own), ...ends(born, null) }];
    return relations
      .filter(({ person }) => person === id)
      .map(({ relation, from, to }) => ({ kind: relationKind.id, value: Number(relation), ...ends(from, to) }));
  };
  const members = input.people.flatMap((id) => findById(cards, id) ?? []);
  return {
    household: input.household === null ? [] : factsAbout(input.household),
    members: members.map((card) => ({
      key: card.id,
      name: card.name,
      facts: [...identityFacts(card), ...relationsOf(card), ...factsAbout(card.id)],
    })),
    versions: trusted.map(({ id }) => id),
  };
}

async function findFacts(
  tx: Tx,
  ctx: PeopleContext,
  input: {
    people: readonly string[];
    household: string | null;
    knownAt?: Instant;
    versions?: readonly string[];
  },
): Promise<readonly facts.FactRow[]> {
  if (input.versions !== undefined) return facts.findVersions(tx, ctx.county, input.versions);
  const subjects = { people: input.people, households: input.household === null ? [] : [input.household] };
  return input.knownAt === undefined
    ? facts.findCurrentFacts(tx, ctx.county, subjects)
    : facts.findFactsKnownAt(tx, ctx.county, subjects, input.knownAt);
}

/**
 * Visits the situation of every household of the county, as known now, in no order: what county-wide work reads.
 * What is visited is good only during its visit. Give the very `tx` that `transaction` gave.
 */
export async function eachSituation(
  tx: Tx,
  ctx: { readonly db: Pick<Db, 'copyTo'>; readonly county: string },
  visit: (situation: VisitedSituation) => void,
): Promise<void> {
  await readSituationRows(ctx.db.copyTo(tx, store.copyOfSituations(ctx.county)), visit);
}

/**
 * Builds all situations of the county anew, each chunk in a transaction of its own: after a bulk load, or when a check
 * finds one that differs. `progress` is told how many households are done. Gives the number of households.
 */
export async function rebuildSituations(
  ctx: { readonly db: Db; readonly county: string },
  progress: (households: number) => Promise<void> | void = () => {},
): Promise<number> {
  const chunk = 5000;
  let done = 0;
  for (let after: string | undefined; ; ) {
    const last = after;
    const households = await ctx.db.transaction(
      { role: 'jimin_job', settings: { 'app.county': ctx.county } },
      async (tx) => {
        const next = await store.nextHouseholds(tx, ctx.county, last, chunk);
        await store.rebuild(tx, ctx.county, next);
        return next;
      },
    );
    after = households.at(-1);
    if (after === undefined) return done;
    done += households.length;
    await progress(done);
  }
}

const findById = (cards: readonly PersonCard[], id: string): PersonCard | undefined =>
  cards.find((card) => card.id === id);

const ends = (from: PlainDate, to: PlainDate | null): Pick<SituationFact, 'from' | 'to'> => ({
  from: dayNumber(from),
  to: to === null ? openEnd : dayNumber(to),
});

const identityFacts = ({ born, sex }: PersonCard): SituationFact[] => [
  { kind: bornKind.id, value: dayNumber(born), ...ends(born, null) },
  { kind: sexKind.id, value: sex === 'male' ? 1 : 2, ...ends(born, null) },
];
