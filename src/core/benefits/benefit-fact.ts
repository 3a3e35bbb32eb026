import { correctFact, findCurrentFacts, retractFact, writeFacts } from '#core/people/index.ts';
import type { Benefit as BenefitKind } from '#kit/catalogue.ts';
import { addMonthsTo, firstDay, lastDay, type PlainDate } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import * as store from './benefits.store.ts';
import type { Benefit, BenefitsContext } from './benefits.ts';

/** How much of a benefit runs for a household over a time, 分 a month; both ends inclusive. */
interface RunningAmount {
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  readonly amount: number;
  readonly reason: string;
}

/** What a household's benefits of one kind come to from month to month; those that run at the same time are added up. */
export function runningAmounts(benefits: readonly Pick<Benefit, 'from' | 'to' | 'amounts'>[]): RunningAmount[] {
  const changes = benefits.flatMap(({ to, amounts }) => [
    ...amounts.map(({ from }) => from),
    ...(to === null ? [] : [addMonthsTo(to, 1)]),
  ]);
  const months = [...new Set(changes)].sort();
  return months.flatMap((month, index): RunningAmount[] => {
    const running = benefits
      .filter(({ from, to }) => from <= month && (to === null || to >= month))
      .flatMap(({ amounts }) => amounts.filter(({ from }) => from <= month).at(-1) ?? []);
    const last = running.at(-1);
    if (last === undefined) return [];
    const next = months[index + 1];
    const amount = running.reduce((sum, one) => sum + one.amount, 0);
    const to = next === undefined ? null : lastDay(addMonthsTo(next, -1));
    return [{ from: firstDay(month), to, amount, reason: last.reason }];
  });
}

/**
 * Brings the fact that says how much of a benefit runs for the household into line with its benefits, by as few new versions
 * as that takes; `cause` is the paper or reason of the change. Needs the job role.
 */
export async function keepBenefitFact(
  tx: Tx,
  ctx: BenefitsContext,
  kind: BenefitKind,
  input: { readonly household: string; readonly division: string; readonly cause: string },
): Promise<void> {
  const { fact } = kind;
  if (fact === undefined) return;
  const { household, division, cause } = input;
  const benefits = await store.findBenefits(tx, ctx.county, household);
  const wanted = new Map(
    runningAmounts(benefits.filter((one) => one.kind === kind.key)).map((running) => [running.from, running] as const),
  );
  const basis = `${kind.name}：${cause}`;
  const known = await findCurrentFacts(tx, ctx, [], household);
  for (const { id, from, to, value } of known.filter((one) => one.kind === fact.key)) {
    const right = wanted.get(from);
    wanted.delete(from);
    if (right === undefined) await retractFact(tx, ctx, { fact: id, source: cause, basis });
    else if (right.to !== to || right.amount !== value) {
      const { reason: source, amount, to: ends } = right;
      await correctFact(tx, ctx, { fact: id, value: amount, to: ends, standing: 'determined', source, basis });
    }
  }
  await writeFacts(tx, ctx, {
    facts: [...wanted.values()].map(({ from, to, amount, reason: source }) => ({
      ...{
        household,
        kind: fact.key,
        value: amount,
        from,
        to,
        standing: 'determined' as const,
        source,
        basis,
        division,
      },
    })),
  });
}
