import { randomUUIDv7 } from 'node:crypto';
import { type Catalogue, findByKey } from '#kit/catalogue.ts';
import { monthOf, type PlainDate } from '#kit/plain-date.ts';
import { dayNumber, openEnd, type SituationFact } from '#kit/situation.ts';
import type { Source } from '#kit/source.ts';
import type { Verification } from '#kit/verification.ts';
import { deadline } from '#kit/work-calendar.ts';
import type { Tx } from '#platform/database.ts';
import type { Actor, Context } from '../access/index.ts';
import { append } from '../audit/index.ts';
import { type CaseFile, openCase } from '../cases/index.ts';
import { parametersOn } from '../parameters/index.ts';
import { type Fact, findCurrentFacts } from '../people/index.ts';
import { type ComparedFact, type ComparedPerson, compareFacts, findContradictions } from './compare-facts.ts';
import { concludePeople } from './conclude.ts';
import type { Conclusion, ReportContent, ReportSource } from './exchange.report.contract.ts';
import * as reports from './exchange.report.store.ts';
import * as store from './exchange.store.ts';
import {
  DifferenceUnknown,
  type ExchangeOffice,
  getVerification,
  type Query,
  type Report,
  type Round,
} from './exchange.ts';
import { readQuery } from './read-query.ts';

/** What other parts of the office want to know of a case's latest report. */
export interface FoundReport {
  readonly id: string;
  readonly number: string;
  readonly kind: 'report' | 'review';
  readonly madeOn: PlainDate;
  readonly validUntil: PlainDate;
  /** It holds today. */
  readonly valid: boolean;
  /** By person: 符合 met, 超标 over, 需核实 check. */
  readonly conclusions: ReadonlyMap<string, Conclusion>;
}

/** The latest verification report of a case that the transaction's actor may see, whether it still holds or not. */
export const findLatestReport = async (
  tx: Tx,
  ctx: Pick<Context, 'county' | 'clock'>,
  officeCase: string,
): Promise<FoundReport | undefined> => {
  const [latest] = await reports.findReports(tx, ctx.county, officeCase);
  if (latest === undefined) return undefined;
  const { id, number, kind, madeOn, validUntil, content } = latest;
  return {
    ...{ id, number, kind, madeOn, validUntil },
    valid: validUntil >= ctx.clock.today(),
    conclusions: new Map(content.people.map(({ person, conclusion }) => [person, conclusion])),
  };
};

/** What a re-check accepts as explained by evidence, and what the family is answered. */
export interface Review {
  readonly explained: readonly { readonly key: string; readonly ground: string }[];
  readonly answer: string;
}

/**
 * Makes the report of a round whose questions have all ended: what each source said, the differences to what was declared, and
 * a conclusion per person that decides nothing. Needs the job role. @throws DifferenceUnknown
 */
export const makeReport = async (
  tx: Tx,
  office: ExchangeOffice,
  round: Round,
  actor: Actor,
  review?: Review,
): Promise<Pick<Report, 'id' | 'number'>> => {
  const file = await openCase(tx, office, round.case, 'read');
  const queries = await store.findQueries(tx, office.county, round.id);
  const content = await contentOf(tx, office, file, queries, review);
  const earlier = (await reports.findReports(tx, office.county, round.case)).length;
  const made = {
    id: randomUUIDv7(),
    number: `${file.case.number}-HD${earlier + 1}`,
    madeOn: office.clock.today(),
    validUntil: await validUntil(tx, office, file, queries),
  };
  await reports.insertReport(tx, office.county, {
    ...made,
    ...{ verification: round.id, case: round.case, kind: round.kind, content, division: round.division },
    madeBy: actor.kind === 'staff' ? actor.user : null,
  });
  await append(tx, office, actor, {
    action: round.kind === 'review' ? 'verification.review' : 'verification.report',
    subjects: content.people.map(({ person }) => person),
    detail: { case: round.case, verification: round.id, report: made.id, number: made.number },
  });
  return made;
};

/** So many months from today, and no longer than the first of its answers holds. */
const validUntil = async (
  tx: Tx,
  office: ExchangeOffice,
  { case: { division }, item }: CaseFile,
  queries: readonly Query[],
): Promise<PlainDate> => {
  const today = office.clock.today();
  const { parameters } = getVerification(office, item);
  const months = (await parametersOn(tx, office, division))(today).get(parameters.validMonths).text;
  const own = deadline(office.catalogue.calendar, { from: today, length: `${months}mon` });
  const ends = [...(own.ok ? [own.date] : []), ...queries.flatMap(({ holdsUntil }) => holdsUntil ?? [])];
  return ends.toSorted()[0] ?? today;
};

/** What the questions of a round come to, held against the declarations of its case. */
export const contentOf = async (
  tx: Tx,
  office: ExchangeOffice,
  file: CaseFile,
  queries: readonly Query[],
  review?: Review,
): Promise<ReportContent> => {
  const verification = getVerification(office, file.item);
  const on = office.clock.today();
  const appliedIn = monthOf(file.case.appliedOn);
  const dates = { on, window: verification.window(appliedIn) };
  const known = await findCurrentFacts(
    tx,
    office,
    file.people.map(({ id }) => id),
    file.case.household,
  );
  const declared = known.filter((fact) => fact.standing === 'declared' && fact.case === file.case.id);
  const kinds = kindsOf(verification);

  const people = file.people.map(({ id, name }) => {
    const answers = verification.sources.map((source) => answerOf(office, source, queriesOf(queries, id), dates));
    const compared: ComparedPerson = {
      ...{ id, name },
      declared: declared.flatMap((fact) => (fact.person === id ? compare(office.catalogue, fact) : [])),
      said: answers.flatMap(({ said }) => said ?? []),
    };
    return { ...compared, sources: answers.map(({ line }) => line), doubts: answers.flatMap(({ doubts }) => doubts) };
  });
  const found = compareFacts(people, kinds, verification.declares(file.view), dates);
  const differences = found.map((one) => ({
    ...one,
    explained: review?.explained.find(({ key }) => key === one.key)?.ground ?? null,
  }));
  ensureKnown(
    review,
    found.map(({ key }) => key),
  );
  const situation = {
    members: people.map(({ id, name, said }) => ({
      key: id,
      name,
      facts: said.flatMap(({ facts }) => facts.map(asSituationFact)),
    })),
    household: declared.flatMap((fact) =>
      fact.person === null ? compare(office.catalogue, fact).map(asSituationFact) : [],
    ),
  };
  const inForce = (await parametersOn(tx, office, file.case.division))(on);
  const excesses = verification
    .exceeds(situation, inForce, { appliedIn, on })
    .map(({ people: whose, ...excess }) => ({ people: [...whose], ...excess }));
  const contradictions = findContradictions(people, kinds, dates);
  return {
    people: [...concludePeople({ people, contradictions, differences, excesses })],
    differences: [...differences],
    excesses,
    period: { ...dates.window },
    answer: review?.answer ?? null,
  };
};

const ensureKnown = (review: Review | undefined, keys: readonly string[]): void => {
  const stray = review?.explained.find(({ key }) => !keys.includes(key));
  if (stray !== undefined) throw DifferenceUnknown({ key: stray.key });
};

const kindsOf = ({ sources }: Verification) => [...new Set(sources.flatMap(({ kinds }) => kinds))];

const queriesOf = (queries: readonly Query[], person: string) => queries.filter((query) => query.person === person);

/** A fact with its kind; none where the catalogue no longer has the kind. */
const compare = ({ factKinds }: Pick<Catalogue, 'factKinds'>, fact: Fact): ComparedFact[] => {
  const kind = findByKey(factKinds, fact.kind);
  return kind === undefined ? [] : [{ kind, value: fact.value, from: fact.from, to: fact.to }];
};

const asSituationFact = ({ kind, value, from, to }: ComparedFact): SituationFact => ({
  kind: kind.id,
  value,
  from: dayNumber(from),
  to: to === null ? openEnd : dayNumber(to),
});

/** What one source said of one person, as a line of the report and for comparing; `said` only where it did answer. */
const answerOf = (
  office: ExchangeOffice,
  source: Source,
  queries: readonly Query[],
  dates: { readonly on: PlainDate; readonly window: ReturnType<Verification['window']> },
) => {
  const query = queries.find((one) => one.source === source.key);
  const read = readQuery(office, source, query, dates);
  const line: ReportSource = {
    ...{ source: source.key, name: source.name, department: source.department },
    ...{ state: read.state, note: read.note, on: query?.endedOn ?? null, until: query?.holdsUntil ?? null },
    items: [...read.items],
  };
  if (read.state !== 'answered') return { line, doubts: [] };
  const { key, name, kinds } = source;
  return { line, doubts: read.doubts, said: { source: key, name, kinds, facts: read.facts } };
};
