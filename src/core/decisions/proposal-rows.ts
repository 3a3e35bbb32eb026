import { asJobWithin, type Context } from '#core/access/index.ts';
import { findPathNames } from '#core/divisions/index.ts';
import { findHeads, findPeople } from '#core/people/index.ts';
import { findByKey } from '#kit/catalogue.ts';
import type { Reason } from '#kit/rule.ts';
import type { Tx } from '#platform/database.ts';
import type { ProposalRow } from './decisions.contract.ts';
import type { DecisionRun, Proposal } from './decisions.ts';

const idOfPerson = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The names of the classes of an item's rules. */
export function classNames(ctx: Pick<Context, 'catalogue'>, run: Pick<DecisionRun, 'item' | 'rule'>) {
  const rules = findByKey(ctx.catalogue.items, run.item)?.rules ?? [];
  const rule = rules.find(({ key }) => key === run.rule) ?? rules.at(-1);
  return (key: string): string => rule?.classes[key] ?? key;
}

/** Reasons as people read them: who stands in them by his id is called by his name. */
export function withNames(reasons: readonly Reason[], names: ReadonlyMap<string, string>): Reason[] {
  return reasons.map((reason) => ({
    ...reason,
    text: reason.text.replace(idOfPerson, (id) => names.get(id) ?? '某人'),
  }));
}

/**
 * Proposals as people read them, and of whom they tell. From here on the transaction acts as the job role: a member may be
 * registered in another town than his household.
 */
export async function proposalRows(
  tx: Tx,
  ctx: Context,
  run: DecisionRun,
  proposals: readonly Proposal[],
): Promise<{ rows: ProposalRow[]; subjects: string[] }> {
  await asJobWithin(tx);
  const named = proposals.flatMap(({ reasons }) => reasons.flatMap(({ text }) => text.match(idOfPerson) ?? []));
  const people = await findPeople(tx, ctx, [...new Set(named)]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const heads = await findHeads(
    tx,
    ctx,
    proposals.map(({ household }) => household),
  );
  const places = await findPathNames(
    tx,
    proposals.map(({ division }) => division),
    ctx.clock.today(),
  );
  const className = classNames(ctx, run);
  const rows = proposals.map((proposal): ProposalRow => {
    const { household, division, kind, outcome, before, after } = proposal;
    return {
      ...{ household, division, kind, outcome, class: proposal.class, before, after },
      headName: heads.get(household)?.name ?? '',
      place: places.get(division) ?? division,
      className: className(proposal.class),
      members: proposal.members.length,
      difference: after - before,
      reasons: withNames(proposal.reasons, names),
    };
  });
  const subjects = new Set([
    ...[...heads.values()].map(({ person }) => person),
    ...proposals.flatMap(({ members }) => members),
  ]);
  return { rows, subjects: [...subjects] };
}
