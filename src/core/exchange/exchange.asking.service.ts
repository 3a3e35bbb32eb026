import { randomUUID, randomUUIDv7 } from 'node:crypto';
import type { Source } from '#kit/source.ts';
import type { Verification } from '#kit/verification.ts';
import { deadline } from '#kit/work-calendar.ts';
import type { Tx } from '#platform/database.ts';
import {
  type Actor,
  access,
  inTransaction,
  once,
  SignInNeeded,
  type StaffActor,
  startProgress,
} from '../access/index.ts';
import { append } from '../audit/index.ts';
import { type CaseFile, findConsents, openCase } from '../cases/index.ts';
import { parametersOn } from '../parameters/index.ts';
import { authorisedOn, missingConsents } from './authorisation.ts';
import type { Begun } from './exchange.contract.ts';
import { askTask } from './exchange.job.service.ts';
import { findLatestReport } from './exchange.report.service.ts';
import * as store from './exchange.store.ts';
import {
  CaseIsClosed,
  type ExchangeOffice,
  getVerification,
  NotAuthorised,
  NothingToAsk,
  NotYetAccepted,
  StillValid,
  UnderWay,
} from './exchange.ts';

/** The post that asks: a member of staff. @throws Forbidden, SignInNeeded */
export const requireAsker = (actor: Actor): StaffActor => {
  access.require(actor, 'verification.ask');
  if (actor.kind !== 'staff') throw SignInNeeded({});
  return actor;
};

/**
 * Asks every source about everybody of a case, as a job: only when every adult has signed and the term covers today. A report
 * that holds is not asked for again. The same key twice is one round.
 * @throws CaseNotFound, NotVerified, CaseIsClosed, NotYetAccepted, NotAuthorised, UnderWay, StillValid
 */
export const startVerification = async (
  office: ExchangeOffice,
  actor: Actor,
  input: { readonly case: string; readonly key: string },
): Promise<Begun> => {
  const asker = requireAsker(actor);
  return inTransaction(office, actor, (tx) =>
    once(tx, office, actor, input.key, { verification: input.case }, async () => {
      const file = await openCase(tx, office, input.case, 'write');
      await ensureMayStart(tx, office, file);
      return openRound(tx, office, asker, file, null);
    }),
  );
};

/** @throws as startVerification, but for what only a first round must heed */
export const ensureMayStart = async (tx: Tx, office: ExchangeOffice, file: CaseFile): Promise<void> => {
  getVerification(office, file.item);
  const latest = await store.findLatestRound(tx, office.county, file.case.id);
  if (latest !== undefined && latest.state !== 'concluded') throw UnderWay({ round: latest.round });
  await ensureMayAsk(tx, office, file);
  const report = await findLatestReport(tx, office, file.case.id);
  if (latest === undefined || report === undefined || !report.valid) return;
  const queries = await store.findQueries(tx, office.county, latest.id);
  // A number that was put right is asked about anew.
  if (queries.some(({ breach }) => breach !== null)) return;
  throw StillValid({ number: report.number, until: report.validUntil });
};

/** 先授权后核对，无授权不核对. @throws CaseIsClosed, NotYetAccepted, NotAuthorised */
const ensureMayAsk = async (tx: Tx, office: ExchangeOffice, { case: officeCase }: CaseFile): Promise<void> => {
  if (officeCase.closed) throw CaseIsClosed({});
  const people = authorisedOn(await findConsents(tx, office, officeCase.id), office.clock.today());
  const missing = missingConsents(people);
  if (missing.unsigned.length + missing.expired.length > 0) throw NotAuthorised(missing);
  if (officeCase.acceptedOn === null) throw NotYetAccepted({});
};

/** Puts down every question of a round before the first is sent, and gives the round to a job. */
export const openRound = async (
  tx: Tx,
  office: ExchangeOffice,
  asker: StaffActor,
  file: CaseFile,
  objection: string | null,
): Promise<Begun> => {
  const verification = getVerification(office, file.item);
  await ensureMayAsk(tx, office, file);
  const { id: officeCase, division, number } = file.case;
  const id = randomUUIDv7();
  const total = file.people.length * verification.sources.length;
  const job = await startProgress(tx, office, asker, { kind: askTask.name, title: `经济状况核对 ${number}`, total });
  const round = {
    ...{ id, case: officeCase, division, objection, job },
    kind: objection === null ? ('report' as const) : ('review' as const),
    purpose: file.item.authorisation?.purpose ?? file.item.name,
    startedOn: office.clock.today(),
    startedBy: asker.user,
    ...(await termOf(tx, office, verification, division)),
  };
  if (!(await store.insertRound(tx, office.county, round))) throw UnderWay({ round: 0 });
  const people = file.people.map((person) => person.id);
  await store.insertQueries(tx, office.county, round, questionsOf(people, verification.sources));
  await office.jobs.add(tx, askTask, { verification: id }, { jobKey: `verification:${id}` });
  await append(tx, office, asker, {
    action: objection === null ? 'verification.start' : 'verification.recheck',
    purpose: round.purpose,
    subjects: people,
    detail: { case: officeCase, verification: id, sources: verification.sources.map(({ key }) => key) },
  });
  return { job };
};

const questionsOf = (people: readonly string[], sources: readonly Source[]) =>
  people.flatMap((person) => sources.map(({ key }) => ({ id: randomUUID(), person, source: key })));

/** Within how many working days sources are to answer, and by which day that is; null where the calendar is not loaded. */
const termOf = async (tx: Tx, office: ExchangeOffice, { parameters }: Verification, division: string) => {
  const today = office.clock.today();
  const days = Number((await parametersOn(tx, office, division))(today).get(parameters.days).text);
  const last = deadline(office.catalogue.calendar, { from: today, length: `${days}wd` });
  return { days, answerBy: last.ok ? last.date : null };
};

/**
 * Asks again what had no answer, under the same request ids: a source that has answered meanwhile gives that answer. A newer
 * report replaces the one that was made without it. @throws CaseNotFound, UnderWay, NothingToAsk, NotAuthorised …
 */
export const askAgain = async (
  office: ExchangeOffice,
  actor: Actor,
  input: { readonly case: string; readonly key: string },
): Promise<Begun> => {
  const asker = requireAsker(actor);
  return inTransaction(office, actor, (tx) =>
    once(tx, office, actor, input.key, { again: input.case }, async () => {
      const file = await openCase(tx, office, input.case, 'write');
      const verification = getVerification(office, file.item);
      const latest = await store.findLatestRound(tx, office.county, file.case.id);
      if (latest === undefined) throw NothingToAsk({});
      if (latest.state === 'asking') throw UnderWay({ round: latest.round });
      await ensureMayAsk(tx, office, file);
      const again = await store.reopenSilent(tx, office.county, latest.id);
      if (again === 0) throw NothingToAsk({});
      const title = `再次询问 ${file.case.number}`;
      const job = await startProgress(tx, office, asker, { kind: askTask.name, title, total: again });
      const { answerBy } = await termOf(tx, office, verification, file.case.division);
      await store.updateRound(tx, office.county, latest.id, { state: 'asking', job, answerBy });
      const payload = { verification: latest.id };
      await office.jobs.add(tx, askTask, payload, { jobKey: `verification:${latest.id}` });
      const detail = { case: file.case.id, verification: latest.id, queries: again };
      await append(tx, office, asker, { action: 'verification.ask-again', purpose: latest.purpose, detail });
      return { job };
    }),
  );
};
