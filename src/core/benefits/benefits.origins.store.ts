import { sql } from 'kysely';
import { monthOf, type PlainDate, type PlainMonth } from '#kit/plain-date.ts';
import type { Instant } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';

/** How a benefit of a household began: from which month, by which paper, and when that was entered. */
export interface BenefitOrigin {
  readonly from: PlainMonth;
  readonly document: string;
  readonly knownFrom: Instant;
}

/** How the benefits of a kind began that a household has or had, the earliest first. */
export async function findOrigins(
  tx: Tx,
  county: string,
  asked: { readonly household: string; readonly kind: string },
): Promise<readonly BenefitOrigin[]> {
  const { rows } = await sql<Omit<BenefitOrigin, 'from'> & { from: PlainDate }>`
    select b.from_month as "from", b.document, min(a.known_from) as "knownFrom"
    from benefit b join benefit_amount a on a.county = b.county and a.benefit = b.id
    where b.county = ${county} and b.household = ${asked.household} and b.kind = ${asked.kind}
    group by b.id, b.from_month, b.document order by b.from_month`.execute(tx);
  return rows.map((row) => ({ ...row, from: monthOf(row.from) }));
}
