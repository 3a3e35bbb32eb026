import type { Context } from '#core/access/index.ts';
import { findCase, insertCase } from '#core/cases/cases.store.ts';
import { createHousehold, registerPerson } from '#core/people/index.ts';
import { plainDate } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import { inventedNumber } from '#server/practice/invented-numbers.ts';

let serial = 600;

/** A case of nothing but its place, so that what hangs on it is seen by the staff of that place; made once an id. Needs the job role. */
export async function bareCase(tx: Tx, ctx: Context, id: string, division: string): Promise<string> {
  if ((await findCase(tx, ctx.county, id)) !== undefined) return id;
  serial += 1;
  const idNumber = inventedNumber('1950-01-01', serial);
  const { id: applicant } = await registerPerson(tx, ctx, { name: '某某', idNumber, division });
  const household = await createHousehold(tx, ctx, { head: applicant, division });
  await insertCase(tx, ctx.county, {
    ...{ id, number: `TEST${serial}`, item: 'bare', itemVersion: 1, domain: 'assistance', stage: 'open' },
    ...{ applicant, applicantName: '某某', household, appliedOn: plainDate('2026-01-05'), dueOn: null },
    ...{ duePending: false, division },
  });
  return id;
}
