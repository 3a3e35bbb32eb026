import { type Catalogue, findByKey } from '#kit/catalogue.ts';
import type { FieldFault } from '#kit/form-check.ts';
import type { PlainDate } from '#kit/plain-date.ts';
import { type Instant, instant } from '#platform/clock.ts';
import { defineError, type NoFacts } from '#platform/errors.ts';

/** A user in one of his posts. */
export interface StaffActor {
  readonly kind: 'staff';
  readonly user: string;
  readonly userName: string;
  readonly post: string;
  readonly postKind: string;
  readonly county: string;
  /** The significant digits of the division: 512021 | 512021100 | 512021100200. */
  readonly scope: string;
  readonly domains: readonly string[];
  readonly permissions: ReadonlySet<string>;
}

/** A resident who has proved a telephone by a one-time code. */
export interface ResidentActor {
  readonly kind: 'resident';
  /** Null while the register does not know him. */
  readonly person: string | null;
  readonly name: string;
  readonly county: string;
  /** Keyed index of his identity number, as the register keeps it. */
  readonly idNumberIndex: Buffer;
  /** Tells sessions apart; no secret. */
  readonly session: string;
}

export interface PublicActor {
  readonly kind: 'public';
  readonly county: string;
}

/** The system itself: a nightly run, an import, a command. */
export interface JobActor {
  readonly kind: 'job';
  readonly county: string;
  readonly job: string;
}

/** Who asks. Made here from a session, never from what a request says of itself. */
export type Actor = StaffActor | ResidentActor | PublicActor | JobActor;

export const SignInNeeded = defineError<NoFacts>(
  'access.sign-in-needed',
  'unauthenticated',
  '请先登录',
  () => '尚未登录，或登录已过期。请登录后继续。',
);

/** Asked before anything is looked up, so that the answer is the same whether the thing exists or not. */
export const Forbidden = defineError<{ permission: string }>(
  'access.forbidden',
  'forbidden',
  '没有找到，或没有权限',
  () => '内容不存在，或您的岗位和管辖范围不含这项操作。请核对编号；确有需要的，请联系本单位管理员。',
);

/** One message for a wrong name, a wrong password, a lock and a user who left: it tells nothing of who exists. */
export const SignInRefused = defineError<NoFacts>(
  'access.sign-in-refused',
  'unauthenticated',
  '登录没有成功',
  () => '用户名或密码不对，或账号已暂时锁定。请核对后再试；同一账号连错 5 次锁定 15 分钟，忘记密码请联系本单位管理员。',
);

export const NoPost = defineError<NoFacts>(
  'access.no-post',
  'forbidden',
  '没有有效的岗位',
  () => '您的账号目前没有有效的岗位，不能办理业务。请联系本单位管理员设置岗位。',
);

export const PostNotYours = defineError<NoFacts>(
  'access.post-not-yours',
  'not-found',
  '没有这个岗位',
  () => '这个岗位不存在、已到期，或不是您的。请从自己的岗位中选择。',
);

export const PasswordWrong = defineError<{ faults: readonly FieldFault[] }>(
  'access.password-wrong',
  'invalid',
  '原密码不对',
  () => '原密码不对，或账号已暂时锁定。同一账号连错 5 次锁定 15 分钟。',
);

export const PasswordWeak = defineError<{ reason: string; faults: readonly FieldFault[] }>(
  'access.password-weak',
  'invalid',
  '新密码太简单',
  ({ reason }) => `新密码${reason}。`,
);

export const UserInvalid = defineError<{ faults: readonly FieldFault[] }>(
  'access.user-invalid',
  'invalid',
  '用户信息不对',
  ({ faults }) => faults.map(({ message }) => message).join('；'),
);

export const LoginTaken = defineError<{ login: string }>(
  'access.login-taken',
  'conflict',
  '用户名已被使用',
  ({ login }) => `用户名“${login}”已有人使用，请换一个，例如加上乡镇的拼音。`,
);

export const PostInvalid = defineError<{ faults: readonly FieldFault[] }>(
  'access.post-invalid',
  'invalid',
  '岗位设置不对',
  ({ faults }) => faults.map(({ message }) => message).join('；'),
);

export const PracticeOnly = defineError<NoFacts>(
  'access.practice-only',
  'not-found',
  '没有找到',
  () => '这一功能只在练习县中有；正式县的业务日期就是当天。',
);

export const RequestHeaderMissing = defineError<NoFacts>(
  'access.request-header-missing',
  'forbidden',
  '请求不是从本系统页面发出的',
  () => '写入请求须带请求头 x-jimin-request: 1。请从本系统的页面办理；接口调用请加上这个请求头。',
);

/** What residents and the public may ask of services; which rows they then see is for the services and the policies. */
export const residentPermissions: ReadonlySet<string> = new Set([
  'benefit.read-own',
  'case.apply-for',
  'case.act',
  'case.read-own',
  'case.sign',
  'file.add',
  'file.read',
  'letter.read-own',
  'notice.object',
  'verification.object',
  'verification.read-own',
]);
export const publicPermissions: ReadonlySet<string> = new Set(['case.sign', 'notice.object']);

/** Whether the actor may ask at all; a job may, as whoever started it was asked. */
export function may(actor: Actor, permission: string): boolean {
  switch (actor.kind) {
    case 'staff':
      return actor.permissions.has(permission);
    case 'resident':
      return residentPermissions.has(permission);
    case 'public':
      return publicPermissions.has(permission);
    case 'job':
      return true;
  }
}

/** The first line of every service: `access.require(actor, 'case.read')`. */
export const access = {
  /** @throws SignInNeeded of the public, Forbidden of others */
  require(actor: Actor, permission: string): void {
    if (may(actor, permission)) return;
    throw actor.kind === 'public' ? SignInNeeded({}) : Forbidden({ permission });
  },
} as const;

/**
 * What is the whole county's, such as pay runs and parameters: the actor as a member of its staff with one of the
 * permissions. @throws Forbidden, SignInNeeded
 */
export function requireCountyStaff(actor: Actor, permission: string, ...others: readonly string[]): StaffActor {
  access.require(actor, others.find((other) => may(actor, other)) ?? permission);
  if (actor.kind !== 'staff' || actor.scope !== actor.county) throw Forbidden({ permission });
  return actor;
}

/** Staff work in the domains of their post alone; others are not bound to one. @throws Forbidden */
export function requireDomain(actor: Actor, domain: string, permission: string): void {
  if (actor.kind === 'staff' && !actor.domains.includes(domain)) throw Forbidden({ permission });
}

/** What a post of a kind permits; a kind no longer in the catalogue permits nothing. */
export function permissionsOf(catalogue: Pick<Catalogue, 'postKinds'>, postKind: string): ReadonlySet<string> {
  return new Set(findByKey(catalogue.postKinds, postKind)?.permissions ?? []);
}

/** As time lines and the audit trail name the actor. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'staff':
      return actor.userName;
    case 'resident':
      return actor.name;
    case 'public':
      return '公众';
    case 'job':
      return '系统';
  }
}

export function secondsLater(moment: Instant, seconds: number): Instant {
  return instant(new Date(Date.parse(moment) + seconds * 1000).toISOString());
}

/** Wrong passwords since the last right one, and until when the account is locked. */
export interface Attempts {
  readonly failed: number;
  readonly lockedUntil: Instant | null;
}

const attemptsAllowed = 5;
const lockSeconds = 15 * 60;

export function isLocked({ lockedUntil }: Attempts, now: Instant): boolean {
  return lockedUntil !== null && lockedUntil > now;
}

/** After one more wrong password: the fifth locks for 15 minutes of wall time, and counting begins anew after that. */
export function afterFailure({ failed }: Attempts, now: Instant): Attempts {
  const next = failed + 1;
  return next < attemptsAllowed
    ? { failed: next, lockedUntil: null }
    : { failed: 0, lockedUntil: secondsLater(now, lockSeconds) };
}

/** Digits of a scope by the level of its post's kind. */
const scopeDigits = { village: 12, town: 9, county: 6 } as const;

/** A post to be given to a user. Both ends are inclusive; `to: null` is open. */
export interface NewPost {
  readonly user: string;
  readonly kind: string;
  readonly scope: string;
  readonly domains: readonly string[];
  readonly from: PlainDate;
  readonly to: PlainDate | null;
}

export function findPostFaults(catalogue: Pick<Catalogue, 'postKinds'>, county: string, post: NewPost): FieldFault[] {
  const faults: FieldFault[] = [];
  const kind = findByKey(catalogue.postKinds, post.kind);
  const known = catalogue.postKinds.map(({ key }) => key).join('、');
  if (kind === undefined) faults.push({ path: '/kind', message: `没有“${post.kind}”这种岗位，可用的有 ${known}` });
  else if (!new RegExp(`^\\d{${scopeDigits[kind.level]}}$`).test(post.scope)) {
    const message = `${kind.name}的管辖范围应为 ${scopeDigits[kind.level]} 位区划代码，现为“${post.scope}”`;
    faults.push({ path: '/scope', message });
  }
  if (!post.scope.startsWith(county))
    faults.push({ path: '/scope', message: `管辖范围“${post.scope}”不在本县（${county}）` });
  if (post.domains.length === 0 || post.domains.some((domain) => !/^[a-z]+(-[a-z]+)*$/.test(domain))) {
    faults.push({ path: '/domains', message: '业务领域至少写一个，只用小写字母和连字符，如 assistance' });
  }
  if (post.to !== null && post.to < post.from) {
    faults.push({ path: '/to', message: `终止日期 ${post.to} 早于起始日期 ${post.from}` });
  }
  return faults;
}
