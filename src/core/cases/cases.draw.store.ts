import { sql } from 'kysely';
import type { CaseDraw } from '#kit/case-view.ts';
import type { Tx } from '#platform/database.ts';

/** Keeps a draw with the seed it was made with. */
export const insertDraw = async (
  tx: Tx,
  county: string,
  { case: officeCase, seq, share, seed, drawn, division }: CaseDraw & { case: string; seq: number; division: string },
): Promise<void> => {
  await sql`insert into case_draw (county, office_case, seq, share, seed, drawn, division_now)
    values (${county}, ${officeCase}, ${seq}, ${share}, ${seed}, ${drawn}, ${division})`.execute(tx);
};

/** The latest draw of a case. */
export const findDraw = async (tx: Tx, county: string, officeCase: string): Promise<CaseDraw | undefined> => {
  const { rows } = await sql<CaseDraw>`
    select share, seed, drawn from case_draw where county = ${county} and office_case = ${officeCase}
    order by seq desc limit 1`.execute(tx);
  return rows[0];
};
