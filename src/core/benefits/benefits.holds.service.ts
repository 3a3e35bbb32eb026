import { randomUUIDv7 } from 'node:crypto';
import { type Benefit as BenefitKind, findByKey } from '#kit/catalogue.ts';
import type { Fen } from '#kit/money.ts';
import type { PlainDate, PlainMonth } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import * as holds from './benefits.holds.store.ts';
import * as store from './benefits.store.ts';
import { type BenefitsContext, HeldAlready, NotHeld, NotRunning, UnknownBenefit } from './benefits.ts';

interface Held {
  readonly household: string;
  readonly kind: string;
  readonly on: PlainDate;
}

/**
 * Suspends a running benefit: no run pays it until it is released; what falls due meanwhile stays due. Answers its id.
 * @throws NotRunning, HeldAlready
 */
export async function holdBenefit(
  tx: Tx,
  ctx: BenefitsContext,
  { household, kind, on, reason }: Held & { readonly reason: string },
): Promise<string> {
  const found = kindOf(ctx, kind);
  const benefit = await store.lockRunning(tx, ctx.county, household, kind);
  if (benefit === undefined) throw NotRunning({ benefit: found.name });
  const { id, division } = benefit;
  const held = await holds.insertHold(tx, ctx.county, { id: randomUUIDv7(), benefit: id, on, reason, division });
  if (!held) throw HeldAlready({ benefit: found.name });
  return id;
}

/** Ends a suspension: the next run pays what fell due meanwhile. Answers the benefit's id. @throws NotRunning, NotHeld */
export async function releaseBenefit(tx: Tx, ctx: BenefitsContext, { household, kind, on }: Held): Promise<string> {
  const found = kindOf(ctx, kind);
  const benefit = await store.lockRunning(tx, ctx.county, household, kind);
  if (benefit === undefined) throw NotRunning({ benefit: found.name });
  if (!(await holds.releaseHold(tx, ctx.county, benefit.id, on))) throw NotHeld({ benefit: found.name });
  return benefit.id;
}

/** What runs for a household, by kind of benefit: 分 a month. Needs the job role where the household may lie elsewhere. */
export async function findRunningAmounts(
  tx: Tx,
  ctx: BenefitsContext,
  household: string,
  month: PlainMonth,
): Promise<Readonly<Record<string, Fen>>> {
  return holds.findRunningAmounts(tx, ctx.county, household, month);
}

function kindOf(ctx: BenefitsContext, key: string): BenefitKind {
  const kind = findByKey(ctx.catalogue.benefits, key);
  if (kind === undefined) throw UnknownBenefit({ kind: key, known: ctx.catalogue.benefits.map((one) => one.key) });
  return kind;
}
