import { sql } from 'kysely';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import type { Post } from './access.store.ts';

/** A post that somebody acts with for its holder. */
export interface DeputisedPost extends Post {
  /** Whose post it is. */
  readonly holderName: string;
}

const inForce = (on: PlainDate) => sql`
  d.valid_from <= ${on}::date and least(d.valid_to, d.ended_on) >= ${on}::date
  and p.valid_from <= ${on}::date and (p.valid_to is null or p.valid_to >= ${on}::date)`;

/** The posts with which a user may act for others on the day. */
export async function findDeputisedPosts(
  tx: Tx,
  county: string,
  user: string,
  on: PlainDate,
): Promise<DeputisedPost[]> {
  const { rows } = await sql<DeputisedPost>`
    select distinct on (p.id) p.id, p.kind, p.scope, p.domains, u.name as "holderName"
    from deputy d join post p on p.id = d.post join app_user u on u.id = p.user_id
    where d.county = ${county} and d.user_id = ${user} and ${inForce(on)} order by p.id`.execute(tx);
  return rows;
}

/** Whose post it is, where the user acts with it as a deputy on the day. */
export async function findHolder(
  tx: Tx,
  county: string,
  asked: { readonly post: string; readonly user: string; readonly on: PlainDate },
): Promise<{ name: string } | undefined> {
  const { rows } = await sql<{ name: string }>`
    select u.name from deputy d join post p on p.id = d.post join app_user u on u.id = p.user_id
    where d.county = ${county} and d.post = ${asked.post} and d.user_id = ${asked.user} and ${inForce(asked.on)} limit 1`.execute(
    tx,
  );
  return rows[0];
}

export interface Deputy {
  readonly id: string;
  readonly post: string;
  readonly postKind: string;
  readonly scope: string;
  readonly holderName: string;
  readonly user: string;
  readonly userName: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly reason: string;
  readonly endedOn: PlainDate | null;
}

/** Deputies of posts in a scope that have not ended by the day, the nearest first. */
export async function findDeputies(
  tx: Tx,
  county: string,
  asked: { readonly user: string; readonly scope: string | undefined; readonly on: PlainDate },
): Promise<Deputy[]> {
  const ofScope = asked.scope === undefined ? sql`` : sql`or starts_with(p.scope, ${asked.scope})`;
  const { rows } = await sql<Deputy>`
    select d.id, d.post, p.kind as "postKind", p.scope, h.name as "holderName", d.user_id as user, u.name as "userName",
      d.valid_from as "from", d.valid_to as "to", d.reason, d.ended_on as "endedOn"
    from deputy d join post p on p.id = d.post join app_user h on h.id = p.user_id join app_user u on u.id = d.user_id
    where d.county = ${county} and least(d.valid_to, d.ended_on) >= ${asked.on}::date
      and (p.user_id = ${asked.user}::uuid or d.user_id = ${asked.user}::uuid ${ofScope})
    order by d.valid_from, d.id limit 200`.execute(tx);
  return rows;
}

/** A post and whose it is. */
export async function findPostOf(
  tx: Tx,
  county: string,
  post: string,
): Promise<{ user: string; kind: string; scope: string; domains: readonly string[] } | undefined> {
  const { rows } = await sql<{ user: string; kind: string; scope: string; domains: readonly string[] }>`
    select user_id as user, kind, scope, domains from post where county = ${county} and id = ${post}`.execute(tx);
  return rows[0];
}

/** Users with a post in force under the same town, or over it, in one of the domains: who may stand in. */
export async function findColleagues(
  tx: Tx,
  county: string,
  asked: {
    readonly scope: string;
    readonly domains: readonly string[];
    readonly except: string;
    readonly on: PlainDate;
  },
): Promise<{ user: string; name: string; kinds: readonly string[] }[]> {
  const near = asked.scope.slice(0, 9);
  const { rows } = await sql<{ user: string; name: string; kinds: readonly string[] }>`
    select u.id as user, u.name, array_agg(distinct p.kind order by p.kind) as kinds
    from post p join app_user u on u.id = p.user_id and u.active
    where p.county = ${county} and u.id <> ${asked.except}::uuid and p.domains && ${[...asked.domains]}::text[]
      and (starts_with(p.scope, ${near}) or starts_with(${near}, p.scope))
      and p.valid_from <= ${asked.on}::date and (p.valid_to is null or p.valid_to >= ${asked.on}::date)
    group by u.id, u.name order by u.name, u.id limit 500`.execute(tx);
  return rows;
}

/** True when the post has a deputy already on some of these days. */
export async function isDeputised(
  tx: Tx,
  county: string,
  asked: { readonly post: string; readonly from: PlainDate; readonly to: PlainDate },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from deputy where county = ${county} and post = ${asked.post} and valid_from <= ${asked.to}::date
      and least(valid_to, ended_on) >= ${asked.from}::date limit 1`.execute(tx);
  return rows.length > 0;
}

export async function insertDeputy(
  tx: Tx,
  county: string,
  made: {
    readonly id: string;
    readonly post: string;
    readonly user: string;
    readonly from: PlainDate;
    readonly to: PlainDate;
    readonly reason: string;
    readonly by: string;
    readonly at: Instant;
  },
): Promise<void> {
  await sql`
    insert into deputy (county, id, post, user_id, valid_from, valid_to, reason, named_by, named_at)
    values (${county}, ${made.id}, ${made.post}, ${made.user}, ${made.from}, ${made.to}, ${made.reason}, ${made.by}, ${made.at})`.execute(
    tx,
  );
}

/** Ends a deputy: the day before `on` is the last on which it held. */
export async function updateEnded(tx: Tx, county: string, id: string, lastDay: PlainDate): Promise<void> {
  await sql`update deputy set ended_on = ${lastDay} where county = ${county} and id = ${id} and ended_on is null`.execute(
    tx,
  );
}
