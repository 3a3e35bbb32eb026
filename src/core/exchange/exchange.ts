import { formatChinese, type PlainDate } from '#kit/plain-date.ts';
import type { Verification } from '#kit/verification.ts';
import type { Instant } from '#platform/clock.ts';
import { defineError, type NoFacts } from '#platform/errors.ts';
import type { CaseOffice } from '../cases/index.ts';
import type { ReportContent } from './exchange.report.contract.ts';

/** Where a source is asked, with the key both sides sign with. Times in milliseconds. */
export interface SourceAddress {
  /** Without a slash at the end; https, or this very machine. */
  readonly url: string;
  readonly secret: Buffer;
  /** How long one answer is waited for. */
  readonly timeout: number;
  readonly tries: number;
  /** Before the second try; twice as long before each further one. */
  readonly pause: number;
}

/** What the desk needs beyond the office of cases: where the sources are, by key; one that is missing is not connected. */
export type ExchangeOffice = CaseOffice & { readonly sources: ReadonlyMap<string, SourceAddress> };

/** One round of questions about the people of a case. */
export interface Round {
  readonly id: string;
  readonly case: string;
  readonly round: number;
  readonly kind: 'report' | 'review';
  readonly objection: string | null;
  readonly purpose: string;
  readonly startedOn: PlainDate;
  readonly days: number;
  readonly answerBy: PlainDate | null;
  /** asking: answers are awaited · answered: a review waits to be concluded · concluded: its report is made. */
  readonly state: 'asking' | 'answered' | 'concluded';
  readonly job: string;
  readonly division: string;
}

/** Why there is no answer that can be used. */
export type SilenceReason =
  | 'not-connected'
  | 'timeout'
  | 'unreachable'
  | 'refused'
  | 'unsigned'
  | 'garbled'
  | 'overdue'
  | 'failed';
/** Why somebody was not asked about after all. */
export type WithheldReason = 'not-authorised' | 'case-closed' | 'cancelled';

export const reasonNames: Readonly<Record<SilenceReason | WithheldReason, string>> = {
  'not-connected': '这个来源还没有接入',
  timeout: '多次询问，都没有在限定时间内答复',
  unreachable: '多次询问，都没有连上',
  refused: '对方拒绝了这次查询',
  unsigned: '答复没有有效的签名，不予采用',
  garbled: '答复的内容看不懂，不予采用',
  overdue: '过了答复期限',
  failed: '系统出错，没有问成',
  'not-authorised': '没有有效的授权，没有询问',
  'case-closed': '办件已办结，没有询问',
  cancelled: '核对被取消',
};

/** One person, one source. */
export interface Query {
  readonly id: string;
  readonly verification: string;
  readonly person: string;
  readonly source: string;
  readonly state: 'waiting' | 'answered' | 'silent' | 'quarantined' | 'withheld';
  readonly askedAt: Instant | null;
  readonly askedOn: PlainDate | null;
  readonly attempts: number;
  readonly nextAt: Instant | null;
  readonly endedOn: PlainDate | null;
  readonly reason: SilenceReason | WithheldReason | null;
  readonly holdsUntil: PlainDate | null;
  readonly answerSealed: Buffer | null;
  readonly facts: readonly string[];
  readonly breach: { readonly note: string; readonly on: PlainDate } | null;
}

/** A report as it was made. */
export interface Report {
  readonly id: string;
  readonly verification: string;
  readonly case: string;
  readonly number: string;
  readonly kind: 'report' | 'review';
  readonly madeOn: PlainDate;
  readonly validUntil: PlainDate;
  readonly content: ReportContent;
  readonly division: string;
}

export interface Objection {
  readonly id: string;
  readonly case: string;
  readonly report: string;
  readonly receivedOn: PlainDate;
  readonly text: string;
  readonly files: readonly string[];
  readonly person: string | null;
  readonly answer: string | null;
  readonly answeredOn: PlainDate | null;
  readonly review: string | null;
}

export const NotVerified = defineError<{ item: string }>(
  'exchange.not-verified',
  'not-found',
  '这个事项不核对经济状况',
  ({ item }) => `“${item}”没有规定要核对家庭经济状况，请按事项的办理流程办理。`,
);
export const NotYetAccepted = defineError<NoFacts>(
  'exchange.not-accepted',
  'conflict',
  '还没有受理，不能核对',
  () => '受理以后才能核对家庭经济状况。请先受理，再开始核对。',
);
export const CaseIsClosed = defineError<NoFacts>(
  'exchange.case-closed',
  'conflict',
  '办件已经办结',
  () => '办件已经办结，不能再询问家庭成员的情况。',
);
export const NotAuthorised = defineError<{ unsigned: readonly string[]; expired: readonly string[] }>(
  'exchange.not-authorised',
  'conflict',
  '授权不全，不能核对',
  ({ unsigned, expired }) =>
    `${[
      '先授权后核对，无授权不核对',
      ...(unsigned.length > 0 ? [`${unsigned.join('、')}没有签核对授权书`] : []),
      ...(expired.length > 0 ? [`${expired.join('、')}的授权已过期`] : []),
    ].join('：')}。请本人用签字链接或纸质授权书签字后再核对；无正当理由不签的，按规定终止办理。`,
);
export const UnderWay = defineError<{ round: number }>(
  'exchange.under-way',
  'conflict',
  '核对正在进行',
  ({ round }) => `第 ${round} 次核对还没有结束，不能重复询问。请等各来源答复，或在核对页查看进度。`,
);
export const StillValid = defineError<{ number: string; until: PlainDate }>(
  'exchange.still-valid',
  'conflict',
  '核对报告还在有效期内',
  ({ number, until }) =>
    `核对报告 ${number} 到${formatChinese(until)}前有效，不重复询问。没有答复的来源可以“再问一次”；对报告有异议的，先登记异议再复核。`,
);
export const NothingToAsk = defineError<NoFacts>(
  'exchange.nothing-to-ask',
  'conflict',
  '没有需要再问的来源',
  () => '各来源都已经答复，或正在等待答复。请刷新页面查看。',
);
export const ReportNotFound = defineError<{ report: string }>(
  'exchange.report-not-found',
  'not-found',
  '没有找到这份核对报告',
  () => '核对报告不存在，或不在您可以查看的范围内。请从办件页面打开。',
);
export const ObjectionNotFound = defineError<{ objection: string }>(
  'exchange.objection-not-found',
  'not-found',
  '没有找到这件异议',
  () => '异议不存在，或不在您可以查看的范围内。请从办件页面重新打开。',
);
export const ObjectionOpen = defineError<{ receivedOn: PlainDate }>(
  'exchange.objection-open',
  'conflict',
  '已有一件异议还没有答复',
  ({ receivedOn }) => `${formatChinese(receivedOn)}提出的异议还在复核，复核以后仍有不同意见的再提出。`,
);
export const ReportReplaced = defineError<{ number: string }>(
  'exchange.report-replaced',
  'conflict',
  '这份报告已有新的',
  ({ number }) => `最新的是核对报告 ${number}，请对最新的报告提出异议。`,
);
export const NotUnderReview = defineError<NoFacts>(
  'exchange.not-under-review',
  'conflict',
  '现在不能出具复核报告',
  () => '复核还没有开始、各来源还没有答复完，或已经答复。请刷新页面，按页面上的步骤办理。',
);
export const DifferenceUnknown = defineError<{ key: string }>(
  'exchange.difference-unknown',
  'invalid',
  '所选的差异不存在',
  () => '勾选的差异不在这份核对结果里，请刷新页面后重新勾选。',
);
export const QueryNotFound = defineError<{ query: string }>(
  'exchange.query-not-found',
  'not-found',
  '没有找到这次查询',
  () => '查询不存在、不在您可以查看的范围内，或没有身份不符的情况。',
);
export const BreachLookedAt = defineError<{ on: PlainDate }>(
  'exchange.breach-looked-at',
  'conflict',
  '已经查处',
  ({ on }) => `已于${formatChinese(on)}登记查处结果，不能再登记一次。请刷新页面查看。`,
);
export const CursorInvalid = defineError<{ after: string }>(
  'exchange.cursor-invalid',
  'invalid',
  '翻页位置不对',
  ({ after }) => `“${after}”不是上一页给出的游标，请回到第一页重新翻看。`,
);

/** What is verified for an item. @throws NotVerified */
export const getVerification = (
  ctx: Pick<ExchangeOffice, 'catalogue'>,
  item: { readonly key: string; readonly name: string },
): Verification => {
  const found = ctx.catalogue.verifications.find(({ items }) => items.includes(item.key));
  if (found === undefined) throw NotVerified({ item: item.name });
  return found;
};
