import type { PlainDate } from '#kit/plain-date.ts';
import type { Consent } from '../cases/index.ts';
import type { ConsentState } from './exchange.contract.ts';
import type { SourceQuestion } from './source-protocol.contract.ts';

/** Whether somebody may be asked about today, and by which signature. */
export interface Authorised {
  readonly person: string;
  readonly name: string;
  readonly state: ConsentState;
  readonly until: PlainDate | null;
  /** What is told to the source; null where nobody may be asked. */
  readonly consent: SourceQuestion['consent'] | null;
}

type Signed = Consent & { readonly signedOn: PlainDate; readonly signedManner: NonNullable<Consent['signedManner']> };

const isSigned = (consent: Consent): consent is Signed => consent.signedOn !== null && consent.signedManner !== null;
const covers = ({ until }: Pick<Consent, 'until'>, on: PlainDate): boolean => until !== null && until >= on;

const ownState = (consent: Consent, on: PlainDate): ConsentState => {
  if (!isSigned(consent)) return consent.withdrawnOn === null ? 'missing' : 'withdrawn';
  return covers(consent, on) ? 'valid' : 'expired';
};

/** 先授权后核对: an adult's own signature; for a minor that of the applicant, or of an adult of the family, as guardian. */
export const authorisedOn = (consents: readonly Consent[], on: PlainDate): readonly Authorised[] => {
  const signed = consents.filter((one) => one.mustSign).filter(isSigned);
  const guardian = signed.find((one) => one.applicant && covers(one, on)) ?? signed.find((one) => covers(one, on));
  return consents.map((one) => {
    const { person, name } = one;
    const by = one.mustSign ? (isSigned(one) && covers(one, on) ? one : undefined) : guardian;
    const state = one.mustSign ? ownState(one, on) : by === undefined ? 'missing' : 'guardian';
    const until = by?.until ?? (one.mustSign ? one.until : null);
    return {
      ...{ person, name, state, until },
      consent:
        by === undefined || until === null
          ? null
          : { signedOn: by.signedOn, until, manner: one.mustSign ? by.signedManner : 'guardian' },
    };
  });
};

/** The names of those who stand in the way of asking anybody. */
export const missingConsents = (people: readonly Authorised[]) => {
  const namesOf = (...states: readonly ConsentState[]): readonly string[] =>
    people.filter(({ state }) => states.includes(state)).map(({ name }) => name);
  return { unsigned: namesOf('missing', 'withdrawn'), expired: namesOf('expired') };
};
