import type { StaffActor } from '#core/access/index.ts';
import { approvePayRun, getPayRun, makePayRun } from '#core/payments/index.ts';
import { plainMonth } from '#kit/plain-date.ts';
import { DomainError } from '#platform/errors.ts';
import { newKey, type PayCounty } from './pay-county.ts';

/** Makes a run and lets the job fill it. */
export async function makeRun(county: PayCounty, input: { month?: string; by?: StaffActor; key?: string } = {}) {
  const { month = '2026-06', by = county.maker, key = newKey() } = input;
  const run = await makePayRun(county.office, by, { month: plainMonth(month), key });
  await county.runJobs();
  return { ...run, ...(await getPayRun(county.office, county.maker, run.id)) };
}

export const approveRun = (county: PayCounty, run: string) =>
  approvePayRun(county.office, county.checker, { run, key: newKey() });

/** The sentence with which something is refused. */
export const refusalOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => '没有被拒绝',
    (error) => (error instanceof DomainError ? error.detail : String(error.message)),
  );
