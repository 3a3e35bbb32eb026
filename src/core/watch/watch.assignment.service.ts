import { type Actor, access, asJobWithin, type Context, inTransaction, once } from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import { findByKey } from '#kit/catalogue.ts';
import type { Tx } from '#platform/database.ts';
import type { ClerkList, WorkAssigned, WorkSource } from './watch.contract.ts';
import { CannotBeAssigned, WorkNotFound } from './watch.ts';
import * as store from './watch.work.store.ts';

interface Subject {
  readonly id: string;
  readonly source: WorkSource;
}

/** Who could be put on a piece of work of the actor's scope: those who hold, or stand in for, the post it waits for. @throws WorkNotFound */
export async function listClerks(ctx: Context, actor: Actor, subject: Subject): Promise<ClerkList> {
  access.require(actor, 'work.lead');
  return inTransaction(ctx, actor, async (tx) => {
    const { clerks } = await findCandidates(tx, ctx, subject);
    return {
      items: clerks.map(({ user, name, post }) => ({
        ...{ user, name },
        postName: findByKey(ctx.catalogue.postKinds, post)?.name ?? post,
      })),
    };
  });
}

/**
 * Puts somebody on a piece of work, or takes him off it (`user` null). Others of the post still may do it.
 * @throws WorkNotFound, CannotBeAssigned
 */
export async function assignWork(
  ctx: Context,
  actor: Actor,
  input: Subject & { readonly user: string | null; readonly key: string },
): Promise<WorkAssigned> {
  access.require(actor, 'work.lead');
  const { id, source, user, key } = input;
  return inTransaction(ctx, actor, async (tx) =>
    once(tx, ctx, actor, key, { id, source, user }, async () => {
      const { division, clerks } = await findCandidates(tx, ctx, { id, source });
      if (user !== null && !clerks.some((clerk) => clerk.user === user))
        throw CannotBeAssigned({ name: '这位工作人员' });
      if (actor.kind !== 'staff') throw WorkNotFound({});
      await asJobWithin(tx);
      const given = { subject: id, user, by: actor.user, on: ctx.clock.today(), division };
      await store.writeAssignment(tx, ctx.county, given);
      await append(tx, ctx, actor, { action: 'work.assign', detail: { [source]: id, user } });
      return { id };
    }),
  );
}

async function findCandidates(tx: Tx, ctx: Context, { id, source }: Subject) {
  const found = await store.findSubject(tx, ctx.county, source, id);
  if (found === undefined) throw WorkNotFound({});
  const stage = findByKey(ctx.catalogue.items, found.kind)?.flow.stages[found.stage ?? ''];
  const stageActor = stage?.actor;
  const ofStage = stageActor === undefined || stageActor === null || stageActor === 'applicant' ? [] : stageActor.posts;
  const posts = source === 'case' ? ofStage : found.posts;
  const on = ctx.clock.today();
  const clerks = await store.findClerks(tx, ctx.county, { posts, division: found.division, on });
  return { division: found.division, clerks };
}
