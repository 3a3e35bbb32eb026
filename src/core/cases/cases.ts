import type { CasePerson } from '#kit/case-view.ts';
import type { Effect } from '#kit/effect.ts';
import type { Move } from '#kit/flow.ts';
import type { FieldFault } from '#kit/form-check.ts';
import type { LetterText } from '#kit/letter.ts';
import type { PlainDate } from '#kit/plain-date.ts';
import type { ExplainedDecision } from '#kit/rule.ts';
import type { Tx } from '#platform/database.ts';
import { defineError } from '#platform/errors.ts';
import type { Actor, Context } from '../access/index.ts';

/** One run of an item, as the projection of its actions holds it. */
export type OfficeCase = {
  readonly id: string;
  readonly number: string;
  readonly item: string;
  readonly itemVersion: number;
  readonly stage: string;
  /** How many actions there are: what a caller must have seen to act. */
  readonly seq: number;
  readonly applicant: string;
  readonly applicantName: string;
  readonly household: string;
  readonly appliedOn: PlainDate;
  readonly acceptedOn: PlainDate | null;
  readonly stageSince: PlainDate;
  readonly dueOn: PlainDate | null;
  /** The clock runs into a year whose calendar is not loaded: shown as 待日历确认. */
  readonly duePending: boolean;
  readonly closed: boolean;
  readonly division: string;
  readonly decision: ExplainedDecision | null;
  readonly posted: ExplainedDecision | null;
};

/** A person of a case with what only the engine needs. */
export type PersonOfCase = CasePerson & { readonly signedManner: SignedManner | null };
export type SignedManner = 'own-session' | 'link' | 'paper';

/** Where an effect happens: the case, the action that causes it, and its place among the action's effects. */
export type EffectPlace = {
  readonly case: OfficeCase;
  readonly people: readonly PersonOfCase[];
  readonly seq: number;
  readonly on: PlainDate;
  /** Opens the sealed answer of a form of this case; for accounts, which effects name but never hold. */
  readonly sealedAnswer: (form: string, field: string) => Promise<string>;
  readonly letterText: (letter: string) => Promise<LetterToIssue>;
};

export type LetterToIssue = {
  readonly name: string;
  readonly series: string;
  /** Whose paper it is. */
  readonly issuer: string;
  readonly text: LetterText;
};

/** Carries out one kind of effect in the transaction of the action; returns the id of what came of it. */
export type EffectHandlers = {
  readonly [K in Effect['effect']]: (
    tx: Tx,
    ctx: Context,
    place: EffectPlace,
    effect: Extract<Effect, { effect: K }>,
  ) => Promise<string | null>;
};

/** What case work needs beyond the common context: the wiring of effects, joined by the server. */
export type CaseOffice = Context & { readonly effects: EffectHandlers };

export const CaseNotFound = defineError<{ id: string }>(
  'cases.not-found',
  'not-found',
  '没有找到这个办件',
  () => '办件不存在，或不在您的管辖范围内。请核对办件编号，或请所属乡镇（街道）办理。',
);
export const ItemNotFound = defineError<{ item: string }>(
  'cases.item-not-found',
  'not-found',
  '没有这个事项',
  ({ item }) => `没有标识为“${item}”的事项，请从办事指南进入。`,
);
export const FormFaulty = defineError<{ faults: readonly FieldFault[] }>(
  'cases.form-faulty',
  'invalid',
  '填写的内容有误',
  ({ faults }) =>
    `有 ${faults.length} 处需要改正：${faults
      .slice(0, 3)
      .map((fault) => fault.message)
      .join('；')}${faults.length > 3 ? ' 等' : ''}。`,
);
export const MoveNotAllowed = defineError<{
  move: string;
  stage: string;
  reasons: readonly string[];
  allowed: readonly string[];
}>(
  'cases.move-not-allowed',
  'conflict',
  '现在不能这样办',
  ({ reasons, allowed }) =>
    `${reasons.join('；')}。${allowed.length > 0 ? `现在可以：${allowed.join('、')}。` : '这个办件现在没有可办的动作。'}`,
);
export const CaseChanged = defineError<{ seen: number; now: number }>(
  'cases.changed',
  'conflict',
  '办件刚被别人办理过',
  ({ seen, now }) => `您看到的是第 ${seen} 步，现在已到第 ${now} 步。请刷新页面，看过最新情况后再办。`,
);
export const OpenCaseExists = defineError<{ number: string }>(
  'cases.open-case-exists',
  'conflict',
  '已有一个正在办理的申请',
  ({ number }) => `申请人同一事项的办件 ${number} 还没有办结，不能重复申请。请查看该办件的进度，或先撤回它。`,
);
export const NothingToReview = defineError<{ item: string }>(
  'cases.nothing-to-review',
  'conflict',
  '没有可办的待遇',
  ({ item }) => `这一户没有正在享受的待遇，不能办理${item}。要享受的，请由家庭申请。`,
);
export const MemberRepeated = defineError<{ faults: readonly FieldFault[] }>(
  'cases.member-repeated',
  'invalid',
  '家庭成员重复',
  () => '同一个身份证号在家庭成员里出现了两次，请删去重复的一行。',
);
export const NotTheApplicant = defineError<{ faults: readonly FieldFault[] }>(
  'cases.not-the-applicant',
  'invalid',
  '申请人与登录人不一致',
  () => '家庭成员第一行应填您本人，身份证号要与登录时的一致。替别人申请，请到村（社区）由工作人员代办。',
);
export const OutsideScope = defineError<{ faults: readonly FieldFault[] }>(
  'cases.outside-scope',
  'invalid',
  '不在您的管辖范围',
  () => '所选村（社区）不在您的管辖范围内，请核对户籍地，或请当地工作人员代办。',
);
export const SignLinkInvalid = defineError<Record<string, never>>(
  'cases.sign-link-invalid',
  'not-found',
  '签字链接无效',
  () => '链接已用过、已过期或不完整。请让申请人在进度页重新发送签字链接，或到村（社区）签纸质授权书。',
);
export const SignerMismatch = defineError<{ faults: readonly FieldFault[] }>(
  'cases.signer-mismatch',
  'invalid',
  '签字人与授权书不符',
  () => '姓名或身份证号与授权书上的人不一致，请由本人填写本人的信息。',
);

/** True when the post of this actor stands in the move's list, or he is the applicant and the move is the applicant's. */
export const isMoveOf = (actor: Actor, move: Pick<Move, 'by'>, officeCase: Pick<OfficeCase, 'applicant'>): boolean => {
  if (move.by === 'applicant') return actor.kind === 'resident' && actor.person === officeCase.applicant;
  return actor.kind === 'staff' && move.by.posts.includes(actor.postKind);
};
