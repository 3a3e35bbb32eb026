import { createHash, randomBytes } from 'node:crypto';
import { checkIdentityNumber } from '#kit/identity-number.ts';
import type { PlainDate } from '#kit/plain-date.ts';
import { deadline } from '#kit/work-calendar.ts';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import { type Actor, access, asJobWithin, inTransaction, once, SignInNeeded, secondsLater } from '../access/index.ts';
import { append } from '../audit/index.ts';
import { attachToCase } from '../files/index.ts';
import { findPersonByNumber } from '../people/index.ts';
import { getItem } from './case-file.ts';
import * as store from './cases.store.ts';
import {
  CaseNotFound,
  type CaseOffice,
  type OfficeCase,
  type SignedManner,
  SignerMismatch,
  SignLinkInvalid,
} from './cases.ts';

/** Seven days, in seconds of wall time. */
const linkLife = 7 * 86_400;
const hashOf = (token: string): Buffer => createHash('sm3').update(token).digest();

const lockSeenCase = async (tx: Tx, office: CaseOffice, id: string): Promise<OfficeCase> => {
  const seen = await store.findCase(tx, office.county, id);
  if (seen === undefined) throw CaseNotFound({ id });
  await asJobWithin(tx);
  return (await store.lockCase(tx, office.county, id)) ?? seen;
};

/** The last day of a consent given today, by the term the item declares; null where the item sets none. */
const consentUntil = (office: CaseOffice, officeCase: OfficeCase, on: PlainDate): PlainDate | null => {
  const { authorisation } = getItem(office, officeCase.item);
  if (authorisation === undefined) return null;
  const until = deadline(office.catalogue.calendar, { from: on, length: authorisation.term });
  return until.ok ? until.date : null;
};

type Signing = { person: string; manner: SignedManner; file: string | null };

const sign = async (
  tx: Tx,
  office: CaseOffice,
  actor: Actor,
  officeCase: OfficeCase,
  signing: Signing,
): Promise<void> => {
  const on = office.clock.today();
  const done = await store.updateSigned(tx, office.county, {
    case: officeCase.id,
    ...signing,
    at: office.clock.businessNow(),
    on,
    until: consentUntil(office, officeCase, on),
  });
  if (!done) return;
  await append(tx, office, actor, {
    action: 'case.authorised',
    subjects: [signing.person],
    detail: { case: officeCase.id, manner: signing.manner },
  });
};

/**
 * Makes a new one-time link by which a member of the household signs on his own phone; an older link of his ends.
 * Only the hash is stored: the token is returned once. For the applicant, or whoever works the case.
 */
export const makeSignLink = async (
  office: CaseOffice,
  actor: Actor,
  asked: { case: string; person: string },
): Promise<{ token: string; expires: Instant }> => {
  access.require(actor, 'case.act');
  return inTransaction(office, actor, async (tx) => {
    const officeCase = await lockSeenCase(tx, office, asked.case);
    if (actor.kind === 'resident' && actor.person !== officeCase.applicant) throw CaseNotFound({ id: asked.case });
    const token = randomBytes(24).toString('base64url');
    const expires = secondsLater(office.clock.wallNow(), linkLife);
    await store.updateSignToken(tx, office.county, {
      case: officeCase.id,
      person: asked.person,
      hash: hashOf(token),
      expires,
    });
    await append(tx, office, actor, {
      action: 'case.sign-link',
      subjects: [asked.person],
      detail: { case: officeCase.id },
    });
    return { token, expires };
  });
};

/** What the signer reads before he signs: purpose, sources and term of the consent, and for whose application. */
export type SignPage = {
  readonly item: string;
  readonly applicant: string;
  readonly signer: string;
  readonly purpose: string;
  readonly sources: readonly string[];
  readonly term: string;
  readonly clause: string;
};

const findByToken = async (tx: Tx, office: CaseOffice, token: string) => {
  const place = await store.findBySignToken(tx, office.county, hashOf(token), office.clock.wallNow());
  if (place === undefined) throw SignLinkInvalid({});
  const officeCase = await store.lockCase(tx, office.county, place.case);
  const people = await store.findCasePeople(tx, office.county, place.case);
  const signer = people.find((person) => person.id === place.person);
  if (officeCase === undefined || signer === undefined) throw SignLinkInvalid({});
  return { officeCase, signer };
};

/** Opens a one-time link. @throws SignLinkInvalid */
export const getSignPage = async (office: CaseOffice, actor: Actor, token: string): Promise<SignPage> => {
  access.require(actor, 'case.sign');
  return inTransaction(office, actor, async (tx) => {
    await asJobWithin(tx);
    const { officeCase, signer } = await findByToken(tx, office, token);
    const item = getItem(office, officeCase.item);
    return {
      item: item.name,
      applicant: officeCase.applicantName,
      signer: signer.name,
      purpose: item.authorisation?.purpose ?? '',
      sources: item.authorisation?.sources ?? [],
      term: item.authorisation?.term ?? '',
      clause: item.authorisation?.clause ?? '',
    };
  });
};

/** Signs by the one-time link: the signer proves himself by name and identity number. @throws SignLinkInvalid, SignerMismatch */
export const signByLink = async (
  office: CaseOffice,
  actor: Actor,
  signing: { token: string; name: string; idNumber: string },
): Promise<void> => {
  access.require(actor, 'case.sign');
  await inTransaction(office, actor, async (tx) => {
    await asJobWithin(tx);
    const { officeCase, signer } = await findByToken(tx, office, signing.token);
    const identity = checkIdentityNumber(signing.idNumber, office.clock.today());
    const known = identity.ok ? await findPersonByNumber(tx, office, identity.number) : undefined;
    if (known?.id !== signer.id || signing.name.trim() !== signer.name) {
      throw SignerMismatch({ faults: [{ path: '/idNumber', message: '与授权书上的人不一致' }] });
    }
    await sign(tx, office, actor, officeCase, { person: signer.id, manner: 'link', file: null });
  });
};

/** Somebody of the family signs in his own session. @throws SignInNeeded, CaseNotFound, SignLinkInvalid */
export const signSelf = async (
  office: CaseOffice,
  actor: Actor,
  signing: { case: string; key: string },
): Promise<void> => {
  access.require(actor, 'case.sign');
  // By a link the public may; in a session there is no public.
  if (actor.kind === 'public') throw SignInNeeded({});
  await inTransaction(office, actor, (tx) =>
    once(tx, office, actor, signing.key, { ...signing, key: undefined }, async () => {
      const officeCase = await lockSeenCase(tx, office, signing.case);
      if (actor.kind !== 'resident' || actor.person === null) throw SignLinkInvalid({});
      await sign(tx, office, actor, officeCase, { person: actor.person, manner: 'own-session', file: null });
      return {};
    }),
  );
};

/** A worker records an authorisation signed on paper, with its photograph. */
export const signOnPaper = async (
  office: CaseOffice,
  actor: Actor,
  signing: { case: string; person: string; file: string; key: string },
): Promise<void> => {
  access.require(actor, 'case.sign-paper');
  await inTransaction(office, actor, (tx) =>
    once(tx, office, actor, signing.key, { ...signing, key: undefined }, async () => {
      const officeCase = await lockSeenCase(tx, office, signing.case);
      await attachToCase(tx, office, actor, [signing.file], officeCase);
      await sign(tx, office, actor, officeCase, { person: signing.person, manner: 'paper', file: signing.file });
      return {};
    }),
  );
};
