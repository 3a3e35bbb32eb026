import { randomUUIDv7 } from 'node:crypto';
import type { Tx } from '#platform/database.ts';
import { type Actor, access, inTransaction, once } from '../access/index.ts';
import { append } from '../audit/index.ts';
import { openCase } from '../cases/index.ts';
import { attachToCase } from '../files/index.ts';
import { openRound, requireAsker } from './exchange.asking.service.ts';
import type { Begun, ObjectionMade, ReviewMade } from './exchange.contract.ts';
import { makeReport, type Review } from './exchange.report.service.ts';
import * as reports from './exchange.report.store.ts';
import * as store from './exchange.store.ts';
import {
  type ExchangeOffice,
  NotUnderReview,
  type Objection,
  ObjectionNotFound,
  ObjectionOpen,
  ReportNotFound,
  ReportReplaced,
  UnderWay,
} from './exchange.ts';

/**
 * Objects to the latest report of a case, with evidence: somebody of the family himself, or a member of staff who takes it
 * down for him. One at a time. @throws CaseNotFound, ReportNotFound, ReportReplaced, ObjectionOpen, FileNotFound
 */
export const objectToReport = async (
  office: ExchangeOffice,
  actor: Actor,
  input: {
    readonly case: string;
    readonly report: string;
    readonly text: string;
    readonly files: readonly string[];
    readonly key: string;
  },
): Promise<ObjectionMade> => {
  access.require(actor, 'verification.object');
  const { key, ...request } = input;
  return inTransaction(office, actor, (tx) =>
    once(tx, office, actor, key, { objection: request }, async () => {
      const { case: officeCase } = await openCase(tx, office, input.case, 'write');
      const [latest, ...older] = await reports.findReports(tx, office.county, officeCase.id);
      if (latest?.id !== input.report) {
        const replaced = older.some(({ id }) => id === input.report);
        throw latest !== undefined && replaced
          ? ReportReplaced({ number: latest.number })
          : ReportNotFound({ report: input.report });
      }
      await attachToCase(tx, office, actor, input.files, officeCase);
      const receivedOn = office.clock.today();
      const id = randomUUIDv7();
      const filed = await reports.insertObjection(tx, office.county, {
        ...{ id, case: officeCase.id, report: latest.id, receivedOn, text: input.text.trim(), files: input.files },
        person: actor.kind === 'resident' ? actor.person : null,
        recordedBy: actor.kind === 'staff' ? actor.user : null,
        division: officeCase.division,
      });
      if (!filed) {
        const open = (await reports.findObjections(tx, office.county, officeCase.id)).find(
          ({ answer }) => answer === null,
        );
        throw ObjectionOpen({ receivedOn: open?.receivedOn ?? receivedOn });
      }
      const detail = { case: officeCase.id, report: latest.id, objection: id };
      await append(tx, office, actor, { action: 'verification.object', detail });
      return { id, receivedOn };
    }),
  );
};

const lockOpen = async (
  tx: Tx,
  office: ExchangeOffice,
  place: { readonly case: string; readonly objection: string },
): Promise<Objection> => {
  const objection = await reports.lockObjection(tx, office.county, place);
  if (objection === undefined) throw ObjectionNotFound({ objection: place.objection });
  if (objection.answer !== null) throw NotUnderReview({});
  return objection;
};

/** Begins the re-check of an objection: every source is asked anew. @throws ObjectionNotFound, NotUnderReview, UnderWay, NotAuthorised … */
export const startRecheck = async (
  office: ExchangeOffice,
  actor: Actor,
  input: { readonly case: string; readonly objection: string; readonly key: string },
): Promise<Begun> => {
  const asker = requireAsker(actor);
  const { key, ...request } = input;
  return inTransaction(office, actor, (tx) =>
    once(tx, office, actor, key, { recheck: request }, async () => {
      const file = await openCase(tx, office, input.case, 'write');
      const objection = await lockOpen(tx, office, input);
      const latest = await store.findLatestRound(tx, office.county, file.case.id);
      if (latest !== undefined && latest.state !== 'concluded') throw UnderWay({ round: latest.round });
      return openRound(tx, office, asker, file, objection.id);
    }),
  );
};

/**
 * Answers an objection by a 复核报告: what was explained by evidence no longer weighs, all else does as it was answered anew.
 * @throws ObjectionNotFound, NotUnderReview, DifferenceUnknown
 */
export const concludeReview = async (
  office: ExchangeOffice,
  actor: Actor,
  input: Review & { readonly case: string; readonly objection: string; readonly key: string },
): Promise<ReviewMade> => {
  const asker = requireAsker(actor);
  const { key, ...request } = input;
  return inTransaction(office, actor, (tx) =>
    once(tx, office, actor, key, { review: request }, async () => {
      const file = await openCase(tx, office, input.case, 'write');
      const objection = await lockOpen(tx, office, input);
      const latest = await store.findLatestRound(tx, office.county, file.case.id);
      if (latest?.state !== 'answered' || latest.objection !== objection.id) throw NotUnderReview({});
      const { id: report, number } = await makeReport(tx, office, latest, asker, {
        answer: input.answer.trim(),
        explained: input.explained,
      });
      await store.updateRound(tx, office.county, latest.id, { ...latest, state: 'concluded' });
      const answer = { text: input.answer.trim(), on: office.clock.today(), by: asker.user, review: report };
      await reports.updateAnswer(tx, office.county, objection.id, answer);
      return { report, number };
    }),
  );
};
