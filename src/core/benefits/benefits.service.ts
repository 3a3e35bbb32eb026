import { randomUUIDv7 } from 'node:crypto';
import { findHeads } from '#core/people/index.ts';
import { type Benefit as BenefitKind, findByKey } from '#kit/catalogue.ts';
import type { Fen } from '#kit/money.ts';
import { maskName } from '#kit/person-name.ts';
import { addMonthsTo, monthOf, type PlainMonth } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import { keepBenefitFact } from './benefit-fact.ts';
import * as stopped from './benefits.stopped.store.ts';
import * as store from './benefits.store.ts';
import {
  AlreadyCovered,
  BeforeStart,
  type BenefitsContext,
  type Coverage,
  type DueLine,
  MembersMissing,
  MonthListed,
  type NewBenefit,
  NotRunning,
  NotStopped,
  UnknownBenefit,
} from './benefits.ts';

/**
 * Starts a benefit; answers its id. The database keeps a person out of two active households of an exclusive benefit, also
 * when two start at once. @throws UnknownBenefit, MembersMissing, AlreadyCovered
 */
export async function startBenefit(tx: Tx, ctx: BenefitsContext, input: NewBenefit): Promise<string> {
  const kind = getKind(ctx, input.kind);
  const people = [...new Set(input.members)];
  if (people.length === 0) throw MembersMissing({});
  if (kind.exclusivePerPerson) {
    const covered = await findCoverage(tx, ctx, { kind: kind.key, people, month: input.from });
    if (covered.length > 0) throw await alreadyCovered(tx, ctx, kind, people, covered);
  }

  const { case: officeCase = null, batch = null, settledThrough = null, division } = input;
  const id = randomUUIDv7();
  await store.insertBenefit(tx, ctx.county, { ...input, id, case: officeCase, batch, settledThrough });
  await store.insertAmount(tx, ctx.county, {
    benefit: id,
    from: input.from,
    knownFrom: ctx.clock.businessNow(),
    amount: input.amount,
    reason: input.document,
    division,
  });
  const benefit = { id, kind: kind.key, exclusive: kind.exclusivePerPerson, division };
  const refused = await store.insertMembers(tx, ctx.county, benefit, people);
  // Covered by somebody a moment ago, or out of this actor's sight.
  if (refused.length > 0) throw await alreadyCovered(tx, ctx, kind, refused, []);
  await keepBenefitFact(tx, ctx, kind, { household: input.household, division, cause: input.document });
  return id;
}

/**
 * Sets the amount, 分 a month, from a month on that stands in no pay run yet; answers the id of the benefit.
 * @throws NotRunning, BeforeStart, MonthListed
 */
export async function changeBenefit(
  tx: Tx,
  ctx: BenefitsContext,
  input: {
    readonly household: string;
    readonly kind: string;
    readonly from: PlainMonth;
    readonly amount: Fen;
    /** Whom it covers from now on, where that changes. */
    readonly members?: readonly string[];
    readonly reason: string;
  },
): Promise<string> {
  const kind = getKind(ctx, input.kind);
  const benefit = await store.lockRunning(tx, ctx.county, input.household, kind.key);
  if (benefit === undefined) throw NotRunning({ benefit: kind.name });
  if (input.from < benefit.from) throw BeforeStart({ month: input.from, start: benefit.from });
  const listed = await store.findListedMonth(tx, ctx.county, benefit.id, input.from);
  if (listed !== undefined) throw MonthListed({ month: input.from, listed });
  await store.insertAmount(tx, ctx.county, {
    benefit: benefit.id,
    from: input.from,
    knownFrom: ctx.clock.businessNow(),
    amount: input.amount,
    reason: input.reason,
    division: benefit.division,
  });
  if (input.members !== undefined) await cover(tx, ctx, kind, benefit, input.members);
  await keepBenefitFact(tx, ctx, kind, { ...benefit, household: input.household, cause: input.reason });
  return benefit.id;
}

/** Brings the people a benefit covers into line. @throws AlreadyCovered */
async function cover(
  tx: Tx,
  ctx: BenefitsContext,
  kind: BenefitKind,
  { id, division }: { readonly id: string; readonly division: string },
  members: readonly string[],
): Promise<void> {
  const entering = await store.updateMembers(tx, ctx.county, id, members);
  const benefit = { id, kind: kind.key, exclusive: kind.exclusivePerPerson, division };
  const refused = await store.insertMembers(tx, ctx.county, benefit, entering);
  if (refused.length > 0) throw await alreadyCovered(tx, ctx, kind, refused, []);
}

/**
 * Ends a benefit: `from` is the first month that is no longer due. Months paid beyond it stay paid: taking back is a matter of
 * its own. Answers the id of the benefit. @throws NotRunning
 */
export async function stopBenefit(
  tx: Tx,
  ctx: BenefitsContext,
  input: { readonly household: string; readonly kind: string; readonly from: PlainMonth; readonly reason: string },
): Promise<string> {
  const kind = getKind(ctx, input.kind);
  const benefit = await store.lockRunning(tx, ctx.county, input.household, kind.key);
  if (benefit === undefined) throw NotRunning({ benefit: kind.name });
  await store.updateStopped(tx, ctx.county, benefit.id, { to: addMonthsTo(input.from, -1), reason: input.reason });
  await keepBenefitFact(tx, ctx, kind, { ...benefit, household: input.household, cause: input.reason });
  return benefit.id;
}

/**
 * Undoes the last stop of a household's benefit: it runs on, its people are covered again, the months between are due.
 * Answers its id. @throws NotStopped, AlreadyCovered
 */
export async function restoreBenefit(
  tx: Tx,
  ctx: BenefitsContext,
  input: { readonly household: string; readonly kind: string; readonly reason: string },
): Promise<string> {
  const kind = getKind(ctx, input.kind);
  const running = await store.lockRunning(tx, ctx.county, input.household, kind.key);
  const benefit =
    running === undefined ? await stopped.lockStopped(tx, ctx.county, input.household, kind.key) : undefined;
  if (benefit === undefined) throw NotStopped({ benefit: kind.name });
  const people = await stopped.findCovered(tx, ctx.county, benefit.id);
  if (kind.exclusivePerPerson) {
    const covered = await findCoverage(tx, ctx, { kind: kind.key, people, month: monthOf(ctx.clock.today()) });
    const elsewhere = covered.filter((one) => one.benefit !== benefit.id);
    if (elsewhere.length > 0) throw await alreadyCovered(tx, ctx, kind, people, elsewhere);
  }
  await stopped.updateRestored(tx, ctx.county, benefit.id);
  await keepBenefitFact(tx, ctx, kind, { ...benefit, household: input.household, cause: input.reason });
  return benefit.id;
}

/** The benefit-months due up to and including the month that stand in no pay run, by division. */
export async function dueLines(tx: Tx, ctx: BenefitsContext, month: PlainMonth): Promise<DueLine[]> {
  return store.findUnlistedDue(tx, ctx.county, month);
}

/** Who of these people a benefit of the kind covers in the month or later. Needs the job role to see the whole county. */
export async function findCoverage(
  tx: Tx,
  ctx: BenefitsContext,
  input: { readonly kind: string; readonly people: readonly string[]; readonly month: PlainMonth },
): Promise<Coverage[]> {
  const covered = await store.findCoverage(tx, ctx.county, getKind(ctx, input.kind).key, input.people, input.month);
  if (covered.length === 0) return [];
  const households = covered.map(({ household }) => household);
  const heads = await findHeads(tx, ctx, [...new Set(households)]);
  return covered.map((one) => ({ ...one, headName: heads.get(one.household)?.name ?? '某' }));
}

function getKind(ctx: BenefitsContext, key: string): BenefitKind {
  const kind = findByKey(ctx.catalogue.benefits, key);
  if (kind === undefined) throw UnknownBenefit({ kind: key, known: ctx.catalogue.benefits.map((one) => one.key) });
  return kind;
}

async function alreadyCovered(
  tx: Tx,
  ctx: BenefitsContext,
  kind: BenefitKind,
  people: readonly string[],
  covered: readonly Coverage[],
) {
  const names = await store.findNames(tx, ctx.county, people);
  const concerned = covered.length > 0 ? covered.map(({ person }) => person) : people;
  return AlreadyCovered({
    benefit: kind.name,
    people: concerned.map((person) => ({
      name: maskName(names.get(person) ?? '某人'),
      household: headOf(covered.find((one) => one.person === person)),
    })),
  });
}

function headOf(coverage: Coverage | undefined): string | null {
  return coverage === undefined ? null : maskName(coverage.headName);
}
