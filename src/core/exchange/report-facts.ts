import { addDays, type PlainDate } from '#kit/plain-date.ts';
import type { Source, SourceFact } from '#kit/source.ts';
import type { Tx } from '#platform/database.ts';
import { correctFact, type Fact, findCurrentFacts, findFactFault, retractFact, writeFacts } from '../people/index.ts';
import type { ExchangeOffice, Query, Round } from './exchange.ts';

type Answered = {
  readonly round: Round;
  readonly query: Pick<Query, 'id' | 'person'>;
  readonly source: Source;
  readonly facts: readonly SourceFact[];
  readonly on: PlainDate;
};

/**
 * Writes what a source said as reported facts, with source and date; what it had said before gives way: a stock that stood
 * until today ends yesterday, all else is replaced. Undefined when a fact cannot be so: the answer is not to be used.
 */
export const reportFacts = async (
  tx: Tx,
  office: ExchangeOffice,
  { round, query, source, facts, on }: Answered,
): Promise<readonly string[] | undefined> => {
  const { person } = query;
  if (facts.some((fact) => findFactFault(fact.kind, { ...fact, person, household: null }) !== undefined))
    return undefined;
  const basis = `${source.department}${source.name}，查询编号 ${query.id}`;
  const known = await findCurrentFacts(tx, office, [person], null);
  const kinds = source.kinds.map(({ key }) => key);
  for (const fact of known.filter((one) => one.source === source.key && kinds.includes(one.kind))) {
    await giveWay(tx, office, fact, { source: source.key, basis, on, case: round.case });
  }
  return writeFacts(tx, office, {
    facts: facts.map(({ kind, value, from, to }) => ({
      ...{ person, kind: kind.key, value, from, to, standing: 'reported' as const },
      ...{ source: source.key, basis, case: round.case, division: round.division },
    })),
  });
};

type NewAnswer = { readonly source: string; readonly basis: string; readonly on: PlainDate; readonly case: string };

const giveWay = async (
  tx: Tx,
  office: ExchangeOffice,
  fact: Fact,
  { source, basis, on, case: officeCase }: NewAnswer,
): Promise<void> => {
  const replaced = { fact: fact.id, source, basis: `由新的答复代替：${basis}`, case: officeCase };
  const stood = fact.to === null && fact.from < on;
  if (stood) await correctFact(tx, office, { ...replaced, to: addDays(on, -1) });
  else await retractFact(tx, office, replaced);
};
