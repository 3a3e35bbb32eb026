import type { PeopleContext } from '#core/people/index.ts';
import type { Catalogue } from '#kit/catalogue.ts';
import type { Fen } from '#kit/money.ts';
import type { PlainMonth } from '#kit/plain-date.ts';
import { defineError } from '#platform/errors.ts';

/** What the functions that work inside another module's transaction need; the Context of a service has all of it. */
export interface BenefitsContext extends PeopleContext {
  readonly catalogue: Pick<Catalogue, 'benefits' | 'factKinds'>;
}

/** What was granted to a household: by a case, or by a ledger from before Jimin. */
export interface NewBenefit {
  readonly kind: string;
  readonly household: string;
  readonly case?: string | null;
  readonly batch?: string | null;
  /** The paper it rests on. */
  readonly document: string;
  readonly payee: string;
  readonly account: string;
  readonly from: PlainMonth;
  /** 分 a month. */
  readonly amount: Fen;
  /** The people it covers. */
  readonly members: readonly string[];
  /** Twelve digits. */
  readonly division: string;
  /** The last month that was settled before Jimin: months up to it are never paid here. */
  readonly settledThrough?: PlainMonth | null;
}

/** A benefit as it stands. */
export interface Benefit {
  readonly id: string;
  readonly kind: string;
  readonly household: string;
  readonly document: string;
  readonly payee: string;
  readonly payeeName: string;
  readonly from: PlainMonth;
  /** The last month that is due; null while it runs. */
  readonly to: PlainMonth | null;
  readonly stopReason: string | null;
  readonly settledThrough: PlainMonth | null;
  /** From each month on, 分 a month; the latest version of a month alone. */
  readonly amounts: readonly { readonly from: PlainMonth; readonly amount: Fen; readonly reason: string }[];
  readonly members: readonly { readonly person: string; readonly name: string; readonly active: boolean }[];
  readonly division: string;
}

/** One benefit's month: due, and in no pay run yet. */
export interface DueLine {
  readonly benefit: string;
  readonly kind: string;
  readonly month: PlainMonth;
  readonly payee: string;
  readonly amount: Fen;
  readonly division: string;
}

/** Where a person is covered already. */
export interface Coverage {
  readonly person: string;
  readonly benefit: string;
  readonly household: string;
  readonly headName: string;
  readonly to: PlainMonth | null;
}

/** The benefits of one kind in one town that are due in a month. */
export interface BenefitFigure {
  readonly kind: string;
  readonly town: string;
  readonly households: number;
  readonly people: number;
  readonly amount: Fen;
}

export const UnknownBenefit = defineError<{ kind: string; known: readonly string[] }>(
  'benefits.unknown-kind',
  'invalid',
  '没有这种待遇',
  ({ kind, known }) => `待遇“${kind}”没有列入目录，只能是 ${known.join('、')}。`,
);

export const AlreadyCovered = defineError<{
  benefit: string;
  people: readonly { name: string; household: string | null }[];
}>('benefits.already-covered', 'conflict', '已在保障中', ({ benefit, people }) => {
  const each = people.map(({ name, household }) => (household === null ? name : `${name}（在${household}户）`));
  return `${each.join('、')}已在享受${benefit}，同一人只能在一户中享受。请先停发原来一户的待遇或把此人移出该户，再办理。`;
});

export const NotRunning = defineError<{ benefit: string }>(
  'benefits.not-running',
  'conflict',
  '没有在发的待遇',
  ({ benefit }) => `该户没有正在发放的${benefit}，可能已经停发。请刷新页面，核对后再办。`,
);

export const HeldAlready = defineError<{ benefit: string }>(
  'benefits.held-already',
  'conflict',
  '已经暂停发放',
  ({ benefit }) => `该户的${benefit}已经暂停发放，不用再停。请刷新页面，核对后再办。`,
);

export const NotHeld = defineError<{ benefit: string }>(
  'benefits.not-held',
  'conflict',
  '没有暂停发放',
  ({ benefit }) => `该户的${benefit}没有暂停发放，不用恢复。请刷新页面，核对后再办。`,
);

export const NotStopped = defineError<{ benefit: string }>(
  'benefits.not-stopped',
  'conflict',
  '没有停发的待遇',
  ({ benefit }) => `该户没有停发的${benefit}，或者仍在发放，不用恢复。请刷新页面，核对后再办。`,
);

export const BeforeStart = defineError<{ month: PlainMonth; start: PlainMonth }>(
  'benefits.before-start',
  'invalid',
  '月份早于起始月份',
  ({ month, start }) => `待遇从 ${start} 起，不能从 ${month} 起变更。请改为 ${start} 或以后的月份。`,
);

export const MonthListed = defineError<{ month: PlainMonth; listed: PlainMonth }>(
  'benefits.month-listed',
  'conflict',
  '该月已列入发放批次',
  ({ month, listed }) =>
    `${listed} 已列入发放批次，金额不能再从 ${month} 起变更。请从下一个月起变更，或在批次复核前作废该批次后再办。`,
);

export const MembersMissing = defineError<Record<string, never>>(
  'benefits.members-missing',
  'invalid',
  '没有保障人员',
  () => '待遇至少要保障一个人，请核对保障人员名单。',
);
