import { randomUUIDv7 } from 'node:crypto';
import { append } from '#core/audit/index.ts';
import { findByKey } from '#kit/catalogue.ts';
import type { FieldFault } from '#kit/form-check.ts';
import { addDays, type PlainDate } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import { defineError, type NoFacts } from '#platform/errors.ts';
import type { ColleagueList, DeputyList, DeputyNamed } from './access.deputies.contract.ts';
import * as store from './access.deputies.store.ts';
import { findDivisionNames } from './access.installation.store.ts';
import { staffOnly } from './access.sign-in.service.ts';
import { type Actor, may, type StaffActor } from './access.ts';
import { asJobWithin, type Context, inTransaction } from './context.ts';
import { once } from './once.ts';

export const DeputyInvalid = defineError<{ faults: readonly FieldFault[] }>(
  'access.deputy-invalid',
  'invalid',
  '代理设置不对',
  ({ faults }) => faults.map(({ message }) => message).join('；'),
);

export const DeputyNotFound = defineError<NoFacts>(
  'access.deputy-not-found',
  'not-found',
  '没有找到代理',
  () => '代理不存在、已经结束，或不是您的岗位。请刷新页面查看。',
);

/** Longest absence one can name a deputy for; longer ones are for whoever gives posts. */
const longest = 92;

/** Deputies of the actor's own posts and those he is himself; who leads a place sees all of it. */
export async function listDeputies(ctx: Context, actor: Actor): Promise<DeputyList> {
  const staff = staffOnly(actor);
  const scope = may(actor, 'work.lead') ? staff.scope : undefined;
  return inTransaction(ctx, actor, async (tx) => {
    const on = ctx.clock.today();
    const found = await store.findDeputies(tx, ctx.county, { user: staff.user, scope, on });
    const names = await findDivisionNames(
      tx,
      found.map((one) => one.scope),
      on,
    );
    return {
      items: found.map(({ endedOn, postKind, scope: place, ...one }) => ({
        ...one,
        to: endedOn ?? one.to,
        postName: findByKey(ctx.catalogue.postKinds, postKind)?.name ?? postKind,
        scopeName: names.get(place) ?? place,
        mine: one.post === staff.post && endedOn === null,
      })),
    };
  });
}

/** Who may stand in for the actor in his present post: colleagues with a post in or over the same town, in the same domain. */
export async function listColleagues(ctx: Context, actor: Actor): Promise<ColleagueList> {
  const staff = staffOnly(actor);
  return inTransaction(ctx, actor, async (tx) => {
    const found = await findColleagues(tx, ctx, staff);
    return {
      items: found.map(({ user, name, kinds }) => ({
        ...{ user, name },
        postNames: kinds.map((kind) => findByKey(ctx.catalogue.postKinds, kind)?.name ?? kind),
      })),
    };
  });
}

/**
 * Names who acts with the actor's present post while he is away: he sees and does what the post may, under his own name.
 * @throws DeputyInvalid
 */
export async function nameDeputy(
  ctx: Context,
  actor: Actor,
  input: { user: string; from: PlainDate; to: PlainDate; reason: string; key: string },
): Promise<DeputyNamed> {
  const staff = staffOnly(actor);
  const { key, user, from, to } = input;
  const reason = input.reason.trim();
  return inTransaction(ctx, actor, async (tx) =>
    once(tx, ctx, actor, key, { user, from, to, reason, post: staff.post }, async () => {
      const faults = await findFaults(tx, ctx, staff, { user, from, to, reason });
      if (faults.length > 0) throw DeputyInvalid({ faults });
      await asJobWithin(tx);
      const id = randomUUIDv7();
      const made = { id, post: staff.post, user, from, to, reason, by: staff.user, at: ctx.clock.businessNow() };
      await store.insertDeputy(tx, ctx.county, made);
      await append(tx, ctx, actor, {
        action: 'access.name-deputy',
        detail: { deputy: id, post: staff.post, user, from, to },
      });
      return { id };
    }),
  );
}

/** Ends a deputy of the actor's present post today, before its time. @throws DeputyNotFound */
export async function endDeputy(ctx: Context, actor: Actor, input: { id: string; key: string }): Promise<DeputyNamed> {
  const staff = staffOnly(actor);
  const { id, key } = input;
  return inTransaction(ctx, actor, async (tx) =>
    once(tx, ctx, actor, key, { id, end: true }, async () => {
      const on = ctx.clock.today();
      const own = await store.findDeputies(tx, ctx.county, { user: staff.user, scope: undefined, on });
      const found = own.find((one) => one.id === id && one.post === staff.post && one.endedOn === null);
      if (found === undefined) throw DeputyNotFound({});
      await asJobWithin(tx);
      await store.updateEnded(tx, ctx.county, id, addDays(on, -1));
      await append(tx, ctx, actor, { action: 'access.end-deputy', detail: { deputy: id, post: staff.post } });
      return { id };
    }),
  );
}

async function findFaults(
  tx: Tx,
  ctx: Context,
  staff: StaffActor,
  { user, from, to, reason }: { user: string; from: PlainDate; to: PlainDate; reason: string },
): Promise<FieldFault[]> {
  const today = ctx.clock.today();
  const faults: FieldFault[] = [];
  if (from < today) faults.push({ path: '/from', message: '开始日期不能早于今天' });
  if (to < from) faults.push({ path: '/to', message: '结束日期早于开始日期' });
  if (to > addDays(from, longest))
    faults.push({ path: '/to', message: `一次最多代理 ${longest} 天，更长的请联系管理员调整岗位` });
  if (reason === '') faults.push({ path: '/reason', message: '请写明原因，如出差、休假' });
  const post = await store.findPostOf(tx, ctx.county, staff.post);
  if (post?.user !== staff.user) faults.push({ path: '/user', message: '代理来的岗位不能再请人代理' });
  const colleagues = await findColleagues(tx, ctx, staff);
  if (!colleagues.some((one) => one.user === user))
    faults.push({ path: '/user', message: '此人不能代理，请从列出的同事中选择' });
  if (await store.isDeputised(tx, ctx.county, { post: staff.post, from, to })) {
    faults.push({ path: '/from', message: '这段时间已有代理人，请先结束原来的代理' });
  }
  return faults;
}

/** Colleagues, without those who administer or audit: they have no business rights. */
async function findColleagues(tx: Tx, ctx: Context, { user, scope, domains }: StaffActor) {
  const found = await store.findColleagues(tx, ctx.county, { scope, domains, except: user, on: ctx.clock.today() });
  const works = (kind: string) => findByKey(ctx.catalogue.postKinds, kind)?.permissions.includes('case.act') === true;
  return found.filter(({ kinds }) => kinds.some(works));
}
