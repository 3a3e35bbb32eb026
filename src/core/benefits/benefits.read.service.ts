import { type Actor, access, type Context, inTransaction } from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import { findPathNames } from '#core/divisions/index.ts';
import { findByKey } from '#kit/catalogue.ts';
import { monthOf, type PlainMonth } from '#kit/plain-date.ts';
import type { BenefitFigures, BenefitList } from './benefits.contract.ts';
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
