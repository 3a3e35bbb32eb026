import type { Catalogue } from '#kit/catalogue.ts';
import type { Standing } from '#kit/fact-kind.ts';
import { checkPersonName, maskName } from '#kit/person-name.ts';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Clock, Instant } from '#platform/clock.ts';
import { defineError } from '#platform/errors.ts';
import type { Keys } from '#platform/keys.ts';

/** What the functions that work inside another module's transaction need; the Context of a service has all of it. */
export interface PeopleContext {
  readonly county: string;
  readonly clock: Clock;
  readonly keys: Pick<Keys, 'seal' | 'open' | 'index'>;
  readonly catalogue: Pick<Catalogue, 'factKinds'>;
}

/** A person as lists show him: masks, no numbers. */
export interface PersonCard {
  readonly id: string;
  readonly name: string;
  readonly sex: 'male' | 'female';
  readonly born: PlainDate;
  readonly died: PlainDate | null;
  readonly idNumberMask: string;
  readonly phoneMask: string | null;
  readonly division: string;
}

/** `relation` to the head of the household is the numeric code of GB/T 4761. Both ends are inclusive. */
export interface Membership {
  readonly household: string;
  readonly person: string;
  readonly relation: string;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
}

/** A household seen from one person: head of it, or a member now or once. */
export interface HouseholdOfPerson {
  readonly id: string;
  readonly head: string;
  readonly address: string | null;
  readonly division: string;
  /** His own memberships in it, the earliest first; none when he is only its head. */
  readonly memberships: readonly Membership[];
}

/** A household with the memberships of all who ever belonged to it. */
export type HouseholdWithMembers = Omit<HouseholdOfPerson, 'memberships'> & {
  readonly memberships: readonly Membership[];
};

export interface HouseholdHead {
  readonly household: string;
  readonly person: string;
  readonly name: string;
}

export interface BankAccount {
  readonly id: string;
  readonly person: string;
  readonly numberMask: string;
  readonly holder: string;
  readonly bank: string | null;
  readonly knownFrom: Instant;
}

/** A statement to be written: about one person or one household. Ends are inclusive; `to: null` is open. */
export interface NewFact {
  readonly person?: string | null;
  readonly household?: string | null;
  readonly kind: string;
  /** A whole number, in what the kind counts: 分, 分 a year, a code, a day number, 1 for presence. */
  readonly value: number;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  readonly standing: Standing;
  /** Who says so: a feed's key, `case`, `visit`. */
  readonly source: string;
  /** The paper or circumstance it rests on. */
  readonly basis: string;
  /** The facts a determination weighed. */
  readonly weighed?: readonly string[];
  readonly case?: string | null;
  /** Twelve digits: where the statement belongs. */
  readonly division: string;
}

/** One version of a statement. `knownTo` is derived: the moment of the version that replaced it. */
export interface Fact {
  readonly id: string;
  readonly person: string | null;
  readonly household: string | null;
  readonly kind: string;
  readonly value: number;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  readonly standing: Standing;
  readonly source: string;
  readonly basis: string;
  readonly knownFrom: Instant;
  readonly weighed: readonly string[];
  readonly case: string | null;
}

export const PersonInvalid = defineError<{ reason: string }>(
  'people.person-invalid',
  'invalid',
  '人员信息有误',
  ({ reason }) => `${reason}。`,
);

export const NameDiffers = defineError<{ idNumberMask: string; knownMask: string; given: string }>(
  'people.name-differs',
  'conflict',
  '姓名与已登记的不一致',
  ({ idNumberMask, knownMask, given }) =>
    `身份证号 ${idNumberMask} 已登记在“${knownMask}”名下，与所填“${given}”不同。请对照身份证核对号码和姓名；确已改名的，先办理更名。`,
);

export const PersonNotFound = defineError<{ person: string }>(
  'people.person-not-found',
  'not-found',
  '没有找到该人员',
  () => '没有此人，或不在您的管辖范围内。请从人员查询中重新选择。',
);

export const HouseholdNotFound = defineError<{ household: string }>(
  'people.household-not-found',
  'not-found',
  '没有找到该家庭',
  () => '没有此家庭，或不在您的管辖范围内。请从家庭列表中重新选择。',
);

export const MembersInvalid = defineError<{ reason: string }>(
  'people.members-invalid',
  'invalid',
  '家庭成员有误',
  ({ reason }) => `${reason}。`,
);

export const FactInvalid = defineError<{ kind: string; reason: string }>(
  'people.fact-invalid',
  'invalid',
  '事实信息有误',
  ({ kind, reason }) => `事实“${kind}”：${reason}。`,
);

export const FactNotCurrent = defineError<{ fact: string }>(
  'people.fact-not-current',
  'conflict',
  '该条信息已被更正',
  () => '这条信息不存在，或已被更正、撤回。请刷新页面，在最新的一条上办理。',
);

export const AccountInvalid = defineError<{ reason: string }>(
  'people.account-invalid',
  'invalid',
  '银行账户有误',
  ({ reason }) => `${reason}。`,
);

/** The name as it is stored: widths and dots made uniform. @throws PersonInvalid */
export function requireName(text: string): string {
  const checked = checkPersonName(text);
  if (!checked.ok) throw PersonInvalid({ reason: checked.reason });
  return checked.name;
}

/** The known name wins where both are the same but for width and dots. @throws NameDiffers, which masks the known name */
export function requireSameName(known: { name: string; idNumberMask: string }, given: string): void {
  const normal = checkPersonName(known.name);
  if (given === (normal.ok ? normal.name : known.name)) return;
  throw NameDiffers({ idNumberMask: known.idNumberMask, knownMask: maskName(known.name), given });
}
