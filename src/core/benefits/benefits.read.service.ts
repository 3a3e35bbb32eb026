import { type Actor, access, asJobWithin, type Context, Forbidden, inTransaction } from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import { findPathNames } from '#core/divisions/index.ts';
import { findByKey } from '#kit/catalogue.ts';
import { monthOf, type PlainMonth } from '#kit/plain-date.ts';
import type { BenefitFigures, BenefitList, OwnBenefits } from './benefits.contract.ts';
import { findRunning, findRunningOf } from './benefits.own.store.ts';
import * as store from './benefits.store.ts';

/** All benefits a household of the actor's scope ever had, the latest first. */
export async function listBenefits(ctx: Context, actor: Actor, household: string): Promise<BenefitList> {
  access.require(actor, 'household.read');
  return inTransaction(ctx, actor, async (tx) => {
    const benefits = await store.findBenefits(tx, ctx.county, household);
    const people = benefits.flatMap(({ payee, members }) => [payee, ...members.map(({ person }) => person)]);
    await append(tx, ctx, actor, { action: 'benefit.read', subjects: [...new Set(people)], detail: { household } });
    const items = benefits.map(({ division: _, ...benefit }) => ({
      ...benefit,
      amounts: [...benefit.amounts],
      members: [...benefit.members],
      kindName: kindName(ctx, benefit.kind),
    }));
    return { items };
  });
}

/** What runs for the resident: paid to him, or to a household he belongs to today; with how far it was paid. */
export async function listOwnBenefits(ctx: Context, actor: Actor): Promise<OwnBenefits> {
  access.require(actor, 'benefit.read-own');
  if (actor.kind !== 'resident') throw Forbidden({ permission: 'benefit.read-own' });
  const { person } = actor;
  if (person === null) return { items: [] };
  const today = ctx.clock.today();
  return inTransaction(ctx, actor, async (tx) => {
    const own = await findRunningOf(tx, ctx.county, person, today);
    await asJobWithin(tx);
    const benefits = await findRunning(tx, ctx.county, own, monthOf(today));
    const subjects = [...new Set([person, ...benefits.map(({ payee }) => payee)])];
    await append(tx, ctx, actor, { action: 'benefit.read-own', subjects });
    return { items: benefits.map(({ payee: _, kind, ...benefit }) => ({ ...benefit, kindName: kindName(ctx, kind) })) };
  });
}

/** What is due in a month by kind and town of the actor's scope, paid yet or not; the business month unless said. */
export async function getBenefitFigures(
  ctx: Context,
  actor: Actor,
  asked: PlainMonth | undefined,
): Promise<BenefitFigures> {
  access.require(actor, 'household.read');
  const month = asked ?? monthOf(ctx.clock.today());
  return inTransaction(ctx, actor, async (tx) => {
    const figures = await store.sumMonth(tx, ctx.county, month);
    const towns = figures.map(({ town }) => town);
    const names = await findPathNames(tx, towns, ctx.clock.today());
    const items = figures.map((figure) => ({
      ...figure,
      kindName: kindName(ctx, figure.kind),
      townName: names.get(figure.town) ?? figure.town,
    }));
    return { month, items };
  });
}

function kindName(ctx: Context, kind: string): string {
  return findByKey(ctx.catalogue.benefits, kind)?.name ?? kind;
}
