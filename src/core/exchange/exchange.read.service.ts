import { findByKey } from '#kit/catalogue.ts';
import { monthOf } from '#kit/plain-date.ts';
import type { Verification } from '#kit/verification.ts';
import type { Tx } from '#platform/database.ts';
import { DomainError } from '#platform/errors.ts';
import { type Actor, access, inTransaction, may } from '../access/index.ts';
import { append } from '../audit/index.ts';
import { type CaseFile, findConsents, openCase } from '../cases/index.ts';
import { findPathNames } from '../divisions/index.ts';
import { authorisedOn } from './authorisation.ts';
import { ensureMayStart } from './exchange.asking.service.ts';
import type {
  CaseVerification,
  VerificationCell,
  VerificationLine,
  VerificationLines,
  VerificationListQuery,
  VerificationObjection,
  VerificationReport,
} from './exchange.contract.ts';
import { type Conclusion, cellStateNames } from './exchange.report.contract.ts';
import { contentOf } from './exchange.report.service.ts';
import * as reports from './exchange.report.store.ts';
import * as store from './exchange.store.ts';
import {
  CursorInvalid,
  type ExchangeOffice,
  getVerification,
  type Objection,
  type Query,
  type Report,
} from './exchange.ts';
import { readQuery } from './read-query.ts';

const pageSize = 50;

/** The verification of a case, source by person, with its reports and objections; the read is audited. @throws CaseNotFound, NotVerified */
export const getCaseVerification = async (
  office: ExchangeOffice,
  actor: Actor,
  id: string,
): Promise<CaseVerification> => {
  access.require(actor, 'verification.read');
  return inTransaction(office, actor, async (tx) => {
    const file = await openCase(tx, office, id, 'read');
    const verification = getVerification(office, file.item);
    const round = await store.findLatestRound(tx, office.county, id);
    const queries = round === undefined ? [] : await store.findQueries(tx, office.county, round.id);
    const found = await reports.findReports(tx, office.county, id);
    const objections = await reports.findObjections(tx, office.county, id);
    const people = authorisedOn(await findConsents(tx, office, id), office.clock.today());
    const subjects = file.people.map((person) => person.id);
    await append(tx, office, actor, { action: 'verification.read', subjects, detail: { case: id } });
    const unusable = queries.filter(({ state }) => state === 'silent' || state === 'withheld').length;
    return {
      purpose: file.item.authorisation?.purpose ?? '',
      clause: verification.clause,
      sources: verification.sources.map(({ key, name, department, asks }) => ({ key, name, department, asks })),
      people: people.map(({ person, name, state, until }) => ({ id: person, name, consent: state, until })),
      cells: cellsOf(office, file, verification, queries),
      round: round === undefined ? null : roundView(round),
      blocked: may(actor, 'verification.ask') ? await findBlock(tx, office, file) : '您的岗位不办理核对',
      again: round === undefined || round.state === 'asking' ? 0 : unusable,
      differences: round?.state === 'answered' ? (await contentOf(tx, office, file, queries)).differences : [],
      reports: found.map((report, index) => reportView(report, index === 0, office.clock.today())),
      objections: objections.map((objection) => objectionView(objection, file)),
    };
  });
};

const roundView = (round: NonNullable<Awaited<ReturnType<typeof store.findLatestRound>>>) => ({
  ...{ id: round.id, round: round.round, kind: round.kind, state: round.state },
  ...{ startedOn: round.startedOn, answerBy: round.answerBy, job: round.job },
});

/** Why a round can't be begun now, in words; null when it can. */
const findBlock = async (tx: Tx, office: ExchangeOffice, file: CaseFile): Promise<string | null> => {
  try {
    await ensureMayStart(tx, office, file);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.detail;
    throw error;
  }
};

const cellsOf = (
  office: ExchangeOffice,
  { people, case: { appliedOn } }: CaseFile,
  { sources, window }: Verification,
  queries: readonly Query[],
): VerificationCell[] => {
  const dates = { on: office.clock.today(), window: window(monthOf(appliedOn)) };
  return people.flatMap(({ id: person }) =>
    sources.map((source) => {
      const query = queries.find((one) => one.person === person && one.source === source.key);
      const { state, note, items } = readQuery(office, source, query, dates);
      return {
        ...{ query: query?.id ?? null, person, source: source.key, state, stateName: cellStateNames[state], note },
        ...{ askedOn: query?.askedOn ?? null, endedOn: query?.endedOn ?? null, until: query?.holdsUntil ?? null },
        items: [...items],
        breach: query?.breach ?? null,
      };
    }),
  );
};

const reportView = (report: Report, latest: boolean, today: string): VerificationReport => ({
  ...{ id: report.id, number: report.number, kind: report.kind, madeOn: report.madeOn, validUntil: report.validUntil },
  valid: latest && report.validUntil >= today,
  content: report.content,
});

export const objectionView = (objection: Objection, { people }: Pick<CaseFile, 'people'>): VerificationObjection => ({
  ...{ id: objection.id, report: objection.report, receivedOn: objection.receivedOn, text: objection.text },
  by: people.find(({ id }) => id === objection.person)?.name ?? '申请人家庭（工作人员代为登记）',
  files: [...objection.files],
  ...{ answer: objection.answer, answeredOn: objection.answeredOn },
});

/** The cases that were verified within the actor's scope, by their latest round, the last begun first. @throws CursorInvalid */
export const listVerifications = async (
  office: ExchangeOffice,
  actor: Actor,
  asked: VerificationListQuery,
): Promise<VerificationLines> => {
  access.require(actor, 'verification.read');
  const after = parseCursor(asked.after);
  return inTransaction(office, actor, async (tx) => {
    const rows = await reports.findDeskLines(tx, office.county, { show: asked.show, after, most: pageSize });
    const codes = rows.map(({ division }) => division);
    const names = await findPathNames(tx, codes, office.clock.today());
    const last = rows.length === pageSize ? rows.at(-1) : undefined;
    return {
      items: rows.map((row) => lineView(office, row, names)),
      next: last === undefined ? null : `${last.startedOn}_${last.verification}`,
    };
  });
};

const lineView = (
  office: ExchangeOffice,
  { item, division, verification: _, conclusions, ...row }: reports.DeskLine,
  names: ReadonlyMap<string, string>,
): VerificationLine => ({
  ...row,
  itemName: findByKey(office.catalogue.items, item)?.name ?? item,
  divisionName: names.get(division) ?? division,
  conclusion: conclusions === null ? null : worstOf(conclusions),
});

/** Of a household as a whole: 超标 of one outweighs, then 需核实. */
const worstOf = (conclusions: readonly Conclusion[]): Conclusion =>
  conclusions.includes('check') ? 'check' : conclusions.includes('over') ? 'over' : 'met';

const parseCursor = (after: string | undefined): { on: string; id: string } | undefined => {
  if (after === undefined) return undefined;
  const [, on, id] = /^(\d{4}-\d{2}-\d{2})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(after) ?? [];
  if (on === undefined || id === undefined) throw CursorInvalid({ after });
  return { on, id };
};
