import type { Source, SourceDates, SourceFact, SourceItem } from '#kit/source.ts';
import type { CellState } from './exchange.report.contract.ts';
import { type ExchangeOffice, type Query, reasonNames } from './exchange.ts';

/** A question as it stands today, its answer opened and read. */
export interface ReadQuery {
  readonly state: CellState;
  readonly note: string | null;
  readonly facts: readonly SourceFact[];
  readonly items: readonly SourceItem[];
  readonly doubts: readonly string[];
}

const nothing = { facts: [], items: [], doubts: [] };

/** Reads a question by the source it went to; what has no answer says why. An answer that no longer holds is 已过期. */
export const readQuery = (
  office: Pick<ExchangeOffice, 'keys'>,
  source: Source,
  query: Query | undefined,
  { on, window }: SourceDates,
): ReadQuery => {
  if (query === undefined) return { state: 'not-asked', note: null, ...nothing };
  const { state, reason, answerSealed, endedOn, holdsUntil, breach } = query;
  if (state === 'quarantined') {
    const note = breach === null ? '答复的不是本人，已隔离，等待查处' : `答复的不是本人，已查处：${breach.note}`;
    return { state, note, ...nothing };
  }
  if (state !== 'answered' || answerSealed === null) {
    return {
      state: state === 'answered' ? 'silent' : state,
      note: reason === null ? null : reasonNames[reason],
      ...nothing,
    };
  }
  const reading = source.read(JSON.parse(office.keys.open(answerSealed)), { on: endedOn ?? on, window });
  if (!reading.ok) return { state: 'silent', note: reading.reason, ...nothing };
  const expired = holdsUntil !== null && holdsUntil < on;
  return { ...reading, state: expired ? 'expired' : 'answered', note: expired ? '答复已过有效期' : null };
};
