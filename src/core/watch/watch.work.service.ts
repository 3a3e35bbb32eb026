import { type Actor, access, asJobWithin, type Context, inTransaction, may } from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import { findPathNames, prefixOf } from '#core/divisions/index.ts';
import { findHeads } from '#core/people/index.ts';
import { type Catalogue, findByKey } from '#kit/catalogue.ts';
import { mayMake } from '#kit/flow.ts';
import { addDays } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import { clockOf, namesIn, withNames } from './task-rows.ts';
import type { WorkOverview, WorkPage, WorkQuery, WorkRow, WorkSummary } from './watch.contract.ts';
import { definitionOf } from './watch.ts';
import * as store from './watch.work.store.ts';

const pageSize = 50;
/** 七日内 includes today. */
const weekAhead = 6;

/** The stages of all items at which the office has to act, as `item/stage`: all, or those of a post. */
const stagesOf = ({ items }: Pick<Catalogue, 'items'>, postKind?: string): string[] =>
  items.flatMap(({ key: item, flow }) =>
    Object.entries(flow.stages)
      .filter(([, { actor }]) => actor !== null && actor !== 'applicant')
      .filter(([, { actor }]) => postKind === undefined || (actor !== null && mayMake({ by: actor }, postKind)))
      .map(([stage]) => `${item}/${stage}`),
  );

const workOf = (ctx: Context, actor: Actor): store.PostWork => {
  const offices = stagesOf(ctx.catalogue);
  if (actor.kind !== 'staff') return { stages: [], offices, post: '' };
  return { stages: stagesOf(ctx.catalogue, actor.postKind), offices, post: actor.postKind };
};

/** What leads a place sees all work of it; others what their post acts on. */
function askedOf(ctx: Context, actor: Actor, { show = 'mine', division, source, due, assignee, after }: WorkQuery) {
  if (show === 'escalated' || show === 'all') access.require(actor, 'work.lead');
  const today = ctx.clock.today();
  const user = actor.kind === 'staff' ? actor.user : undefined;
  const overdue = due === 'overdue' || show === 'escalated';
  const [, day, id] = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(after ?? '') ?? [];
  return {
    work: workOf(ctx, actor),
    mineOnly: show === 'mine',
    prefix: division === undefined ? ctx.county : prefixOf(division),
    source,
    dueBy: overdue ? addDays(today, -1) : due === 'week' ? addDays(today, weekAhead) : undefined,
    assignee: show === 'assigned' ? user : assignee,
    after: day === undefined || id === undefined ? undefined : { day, id },
    limit: pageSize,
  };
}

/**
 * The one list of open work: cases at their stages, signals and rounds, overdue first. `mine` is what the actor's post acts on,
 * `assigned` what he was put on; who leads a place also sees what is overdue there, and all of it. @throws Forbidden
 */
export async function listWork(ctx: Context, actor: Actor, query: WorkQuery): Promise<WorkPage> {
  access.require(actor, 'case.read');
  const asked = askedOf(ctx, actor, query);
  return inTransaction(ctx, actor, async (tx) => {
    const found = await store.findWork(tx, ctx.county, asked);
    const { rows, subjects } = await rowsOf(tx, ctx, found);
    await append(tx, ctx, actor, { action: 'work.list', subjects });
    const last = found.length < pageSize ? undefined : found.at(-1);
    return { items: rows, next: last === undefined ? null : `${last.dueOn ?? '9999-12-31'}_${last.id}` };
  });
}

async function rowsOf(
  tx: Tx,
  ctx: Context,
  found: readonly store.Work[],
): Promise<{ rows: WorkRow[]; subjects: string[] }> {
  await asJobWithin(tx);
  const tasks = found.filter(({ source }) => source !== 'case');
  const names = await namesIn(
    tx,
    ctx,
    tasks.map(({ reason }) => reason ?? ''),
  );
  const heads = await findHeads(
    tx,
    ctx,
    found.map(({ household }) => household),
  );
  const divisions = found.map(({ division }) => division);
  const places = await findPathNames(tx, divisions, ctx.clock.today());
  const rows = found.map((one): WorkRow => {
    const { id, source, number, severity, since, division, assignee, mine } = one;
    return {
      ...{ id, source, number, severity, since, division, assignee, mine },
      ...clockOf(ctx, one),
      kindName: kindName(ctx, one),
      name: one.name ?? heads.get(one.household)?.name ?? '',
      place: places.get(division) ?? division,
      reason: one.reason === null ? null : withNames(one.reason, names),
    };
  });
  return { rows, subjects: [...names.keys(), ...[...heads.values()].map(({ person }) => person)] };
}

function kindName(ctx: Context, { source, kind, stage }: Pick<store.Work, 'source' | 'kind' | 'stage'>): string {
  if (source !== 'case') return definitionOf(ctx.catalogue, kind)?.name ?? kind;
  const item = findByKey(ctx.catalogue.items, kind);
  return `${item?.name ?? kind} · ${item?.flow.stages[stage ?? '']?.name ?? stage}`;
}

const countsOf = (tx: Tx, ctx: Context, actor: Actor, prefix: string) => {
  const today = ctx.clock.today();
  return store.countWork(tx, ctx.county, { work: workOf(ctx, actor), prefix, today, week: addDays(today, weekAhead) });
};

interface Load {
  readonly open: number;
  readonly week: number;
  readonly overdue: number;
}
const noLoad: Load = { open: 0, week: 0, overdue: 0 };
const sumOf = (counts: readonly Load[]): Load =>
  counts.reduce(
    (sum, { open, week, overdue }) => ({
      open: sum.open + open,
      week: sum.week + week,
      overdue: sum.overdue + overdue,
    }),
    noLoad,
  );

/** How much waits for the actor's post, for himself, and what is overdue where he leads. */
export async function summariseWork(ctx: Context, actor: Actor): Promise<WorkSummary> {
  access.require(actor, 'case.read');
  const user = actor.kind === 'staff' ? actor.user : null;
  return inTransaction(ctx, actor, async (tx) => {
    const counts = await countsOf(tx, ctx, actor, ctx.county);
    return {
      mine: sumOf(counts.filter(({ mine }) => mine)),
      assigned: sumOf(counts.filter((one) => one.user === user)).open,
      escalated: may(actor, 'work.lead') ? sumOf(counts).overdue : null,
    };
  });
}

/** Open work of the places the actor leads: by town (by village within one), by kind, by clerk. @throws Forbidden */
export async function overviewWork(ctx: Context, actor: Actor, division: string | undefined): Promise<WorkOverview> {
  access.require(actor, 'work.lead');
  const scope = actor.kind === 'staff' ? actor.scope : ctx.county;
  const prefix = division === undefined ? scope : prefixOf(division);
  return inTransaction(ctx, actor, async (tx) => {
    const counts = await countsOf(tx, ctx, actor, prefix);
    const byTown = prefix.length === ctx.county.length;
    const places = grouped(counts, ({ town, village }) => (byTown ? town : village));
    const names = await findPathNames(tx, [...places.keys()], ctx.clock.today());
    const kinds = grouped(counts, (one) => kindName(ctx, one));
    const clerks = grouped(counts, ({ user }) => user ?? '');
    const worst = (a: Load, b: Load) => b.overdue - a.overdue || b.open - a.open;
    return {
      today: ctx.clock.today(),
      towns: [...places].map(([at, load]) => ({ division: at, name: names.get(at) ?? at, ...load })).sort(worst),
      kinds: [...kinds].map(([name, load]) => ({ name, ...load })).sort(worst),
      clerks: [...clerks]
        .map(([user, load]) => {
          const name = counts.find((one) => one.user === user)?.userName;
          return { user: user === '' ? null : user, name: name ?? '没有指派', ...load };
        })
        .sort(worst),
    };
  });
}

function grouped(
  counts: readonly store.WorkCount[],
  by: (count: store.WorkCount) => string,
): ReadonlyMap<string, Load> {
  const groups = Map.groupBy(counts, by);
  return new Map([...groups].map(([key, group]) => [key, sumOf(group)]));
}
