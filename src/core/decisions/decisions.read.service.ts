import { type Actor, access, type Context, inTransaction, may } from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import { findPathNames, prefixOf } from '#core/divisions/index.ts';
import { findByKey } from '#kit/catalogue.ts';
import type { Tx } from '#platform/database.ts';
import type {
  DecisionRunDetail,
  DecisionRunList,
  DecisionRunRow,
  ProposalFilter,
  ProposalPage,
  ProposalQuery,
} from './decisions.contract.ts';
import * as store from './decisions.county.store.ts';
import { type DecisionRun, DecisionRunNotFound, decidableItems } from './decisions.ts';
import { classNames, proposalRows } from './proposal-rows.ts';

const runsShown = 200;
const usualPage = 100;

/** The latest decision runs of the county. */
export async function listDecisionRuns(ctx: Context, actor: Actor): Promise<DecisionRunList> {
  access.require(actor, 'decision.read');
  return inTransaction(ctx, actor, async (tx) => {
    const runs = await store.findRuns(tx, ctx.county, runsShown);
    const decidable = decidableItems(ctx.catalogue).map(({ item: { key, name } }) => ({ key, name }));
    return { items: runs.map((run) => rowOf(ctx, run)), decidable };
  });
}

/** A run with what it came to by class, kind and town. @throws DecisionRunNotFound */
export async function getDecisionRun(ctx: Context, actor: Actor, id: string): Promise<DecisionRunDetail> {
  access.require(actor, 'decision.read');
  return inTransaction(ctx, actor, async (tx) => {
    const run = await getRun(tx, ctx, id);
    const { classes = [], undecided = [], kinds = [], towns: everywhere = [], ...counts } = run.summary ?? {};
    // A town reads the county's sums and its own, not its neighbours'.
    const towns = everywhere.filter(({ town }) => actor.kind !== 'staff' || town.startsWith(actor.scope));
    const nameOf = classNames(ctx, run);
    const codes = towns.map(({ town }) => town);
    const names = await findPathNames(tx, codes, ctx.clock.today());
    return {
      ...rowOf(ctx, run),
      ...{ running: 0, unchanged: 0, notDecided: 0, notDecidedInPayment: 0, ...counts },
      rule: run.rule,
      classes: classes.map((one) => ({ ...one, className: nameOf(one.class) })),
      undecided: [...undecided],
      kinds: [...kinds],
      towns: towns.map((one) => ({ ...one, name: names.get(one.town) ?? one.town })),
      mayRun: may(actor, 'decision.run'),
    };
  });
}

/** A page of a run's proposals in the actor's scope, the largest difference first. @throws DecisionRunNotFound */
export async function listProposals(
  ctx: Context,
  actor: Actor,
  input: ProposalQuery & { readonly run: string },
): Promise<ProposalPage> {
  access.require(actor, 'decision.read');
  return inTransaction(ctx, actor, async (tx) => {
    const run = await getRun(tx, ctx, input.run);
    const limit = input.limit ?? usualPage;
    const found = await store.findProposals(tx, ctx.county, {
      ...asked(ctx, run, input),
      after: afterOf(input),
      limit,
    });
    const { rows, subjects } = await proposalRows(tx, ctx, run, found);
    const detail = { run: run.id, item: run.item, number: run.number };
    await append(tx, ctx, actor, { action: 'decision-run.read', subjects, detail });
    const last = found.length < limit ? undefined : found.at(-1);
    return { items: rows, next: last === undefined ? null : `${last.size}_${last.household}` };
  });
}

/** @throws DecisionRunNotFound */
export async function getRun(tx: Tx, ctx: Pick<Context, 'county'>, id: string): Promise<DecisionRun> {
  const run = await store.findRun(tx, ctx.county, id);
  if (run === undefined) throw DecisionRunNotFound({});
  return run;
}

/** What a filter asks of a run's proposals. */
export function asked(
  ctx: Pick<Context, 'county'>,
  run: DecisionRun,
  { kind, town }: ProposalFilter,
): Pick<store.ProposalsAsked, 'run' | 'kind' | 'place'> {
  return { run: run.id, kind, place: town === undefined ? ctx.county : prefixOf(town) };
}

function rowOf(ctx: Pick<Context, 'catalogue'>, run: DecisionRun): DecisionRunRow {
  const { madeBy: _who, rule: _rule, summary: _summary, ...row } = run;
  return { ...row, itemName: findByKey(ctx.catalogue.items, run.item)?.name ?? run.item };
}

function afterOf({ after }: ProposalQuery): store.ProposalsAsked['after'] {
  const [, size, household] = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(after ?? '') ?? [];
  return size === undefined || household === undefined ? undefined : { size: Number(size), household };
}
