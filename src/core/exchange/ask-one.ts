import { findByKey } from '#kit/catalogue.ts';
import { checkPersonName } from '#kit/person-name.ts';
import { monthOf } from '#kit/plain-date.ts';
import type { Source, SourceDates } from '#kit/source.ts';
import { deadline } from '#kit/work-calendar.ts';
import type { Tx } from '#platform/database.ts';
import { asJob, inTransaction, secondsLater } from '../access/index.ts';
import { append } from '../audit/index.ts';
import { findConsents, openCase } from '../cases/index.ts';
import { openIdentity } from '../people/index.ts';
import { type Asked, askSource } from './ask-source.ts';
import { authorisedOn } from './authorisation.ts';
import * as store from './exchange.store.ts';
import {
  type ExchangeOffice,
  getVerification,
  type Query,
  type Round,
  type SilenceReason,
  type SourceAddress,
  type WithheldReason,
} from './exchange.ts';
import { reportFacts } from './report-facts.ts';
import type { SourceQuestion } from './source-protocol.contract.ts';

const job = 'exchange:ask';
/** A source that says 稍后 is asked again after this many seconds at most. */
const longestWait = 15 * 60;

type Sending = {
  readonly question: SourceQuestion;
  readonly address: SourceAddress;
  readonly source: Source;
  readonly window: SourceDates['window'];
  /** It was sent before: the source may know it. */
  readonly known: boolean;
};

/**
 * One question: put down and audited, then sent, then what came of it is put down. A run that is cut short between leaves a
 * question that waits, and its request id with the source.
 */
export const askOne = async (
  office: ExchangeOffice,
  round: Round,
  { id }: Pick<Query, 'id'>,
  signal: AbortSignal,
): Promise<void> => {
  const sending = await begin(office, round, id);
  if (sending === undefined) return;
  const { question, address, known } = sending;
  const asked = await askSource(office, address, question, { known, signal });
  await record(office, round, id, sending, asked);
};

const begin = (office: ExchangeOffice, round: Round, id: string): Promise<Sending | undefined> => {
  const actor = asJob(office, job);
  return inTransaction(office, actor, async (tx) => {
    const query = await store.lockQuery(tx, office.county, id);
    if (query?.state !== 'waiting') return undefined;
    const prepared = await prepare(tx, office, round, query);
    if (typeof prepared === 'string') {
      await endWithout(tx, office, round, query, prepared);
      return undefined;
    }
    const [at, on] = [office.clock.wallNow(), office.clock.today()];
    await store.updateSending(tx, office.county, id, { at, on });
    if (query.askedAt === null) {
      await append(tx, office, actor, {
        action: 'verification.ask',
        purpose: round.purpose,
        subjects: [query.person],
        detail: { case: round.case, verification: round.id, source: query.source, request: id },
      });
    }
    return { ...prepared, known: query.askedAt !== null };
  });
};

/** The question as it is sent, or why it must not or cannot be. */
const prepare = async (
  tx: Tx,
  office: ExchangeOffice,
  round: Round,
  query: Query,
): Promise<Omit<Sending, 'known'> | SilenceReason | WithheldReason> => {
  const { case: officeCase, item } = await openCase(tx, office, round.case, 'read');
  if (officeCase.closed) return 'case-closed';
  const authorised = authorisedOn(await findConsents(tx, office, round.case), office.clock.today());
  const consent = authorised.find(({ person }) => person === query.person)?.consent;
  if (consent === undefined || consent === null) return 'not-authorised';
  const source = findByKey(office.catalogue.sources, query.source);
  const address = office.sources.get(query.source);
  if (source === undefined || address === undefined) return 'not-connected';
  const identity = await openIdentity(tx, office, query.person);
  if (identity === undefined) return 'failed';
  const window = getVerification(office, item).window(monthOf(officeCase.appliedOn));
  const question: SourceQuestion = {
    requestId: query.id,
    source: source.key,
    person: { name: identity.name, idNumber: identity.idNumber },
    purpose: round.purpose,
    matter: {
      item: item.name,
      number: officeCase.number,
      county: office.county,
      bureau: office.installation.bureau,
    },
    consent,
    period: { ...window },
    answerBy: round.answerBy,
  };
  return { question, address, source, window };
};

const withheld: readonly string[] = ['not-authorised', 'case-closed', 'cancelled'] satisfies readonly WithheldReason[];

/** Ends a question without an answer: unknown, never nothing. */
const endWithout = async (
  tx: Tx,
  office: ExchangeOffice,
  round: Round,
  { id, person, source }: Pick<Query, 'id' | 'person' | 'source'>,
  reason: SilenceReason | WithheldReason,
): Promise<void> => {
  const state = withheld.includes(reason) ? 'withheld' : 'silent';
  const nothing = { holdsUntil: null, answerSealed: null, facts: [] };
  await store.updateEnded(tx, office.county, id, { state, reason, on: office.clock.today(), ...nothing });
  await append(tx, office, asJob(office, job), {
    action: `verification.${state}`,
    subjects: [person],
    detail: { case: round.case, source, request: id, reason },
  });
};

const record = (office: ExchangeOffice, round: Round, id: string, sending: Sending, asked: Asked): Promise<void> =>
  inTransaction(office, asJob(office, job), async (tx) => {
    const query = await store.lockQuery(tx, office.county, id);
    // An answer to what has ended meanwhile, such as a second one, changes nothing.
    if (query?.state !== 'waiting') return;
    if (asked.kind === 'failed') return endWithout(tx, office, round, query, asked.reason);
    if (asked.kind === 'pending') {
      const seconds = Math.min(asked.seconds * 2 ** Math.min(query.attempts - 1, 10), longestWait);
      return store.updateNextAt(tx, office.county, id, secondsLater(office.clock.wallNow(), seconds));
    }
    if (!isOfWhomWasAsked(asked.reply, sending.question)) return quarantine(tx, office, round, query, asked.text);
    await keepAnswer(tx, office, round, query, sending, asked.reply.answer);
  });

const nameOf = (text: string): string => {
  const checked = checkPersonName(text);
  return checked.ok ? checked.name : text;
};

/** The source speaks of the very person and request it was asked about. */
const isOfWhomWasAsked = (
  { requestId, person }: Pick<SourceQuestion, 'requestId' | 'person'>,
  asked: SourceQuestion,
): boolean =>
  requestId === asked.requestId &&
  person.idNumber === asked.person.idNumber &&
  nameOf(person.name) === nameOf(asked.person.name);

/** Another person's data: kept apart until somebody has looked at it, never a fact, and never shown. */
const quarantine = async (tx: Tx, office: ExchangeOffice, round: Round, query: Query, text: string): Promise<void> => {
  await store.updateEnded(tx, office.county, query.id, {
    state: 'quarantined',
    reason: null,
    on: office.clock.today(),
    holdsUntil: null,
    answerSealed: office.keys.seal(text),
    facts: [],
  });
  await append(tx, office, asJob(office, job), {
    action: 'verification.breach',
    subjects: [query.person],
    detail: { case: round.case, source: query.source, request: query.id },
  });
  office.log.warn({ request: query.id, source: query.source }, '核对来源答复的不是被核对人，已隔离，请查处');
};

const keepAnswer = async (
  tx: Tx,
  office: ExchangeOffice,
  round: Round,
  query: Query,
  { source, window }: Pick<Sending, 'source' | 'window'>,
  answer: unknown,
): Promise<void> => {
  const on = office.clock.today();
  const reading = source.read(answer, { on, window });
  if (!reading.ok) return endWithout(tx, office, round, query, 'garbled');
  const facts = await reportFacts(tx, office, { round, query, source, facts: reading.facts, on });
  if (facts === undefined) return endWithout(tx, office, round, query, 'garbled');
  const holds = deadline(office.catalogue.calendar, { from: on, length: source.holds });
  await store.updateEnded(tx, office.county, query.id, {
    ...{ state: 'answered', reason: null, on, facts },
    holdsUntil: holds.ok ? holds.date : on,
    answerSealed: office.keys.seal(JSON.stringify(answer)),
  });
  await append(tx, office, asJob(office, job), {
    action: 'verification.answer',
    subjects: [query.person],
    detail: { case: round.case, source: query.source, request: query.id, facts: facts.length },
  });
};
