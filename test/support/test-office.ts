import { findCoverage, startBenefit } from '#core/benefits/index.ts';
import type { CaseOffice } from '#core/cases/index.ts';
import { loadDivisions } from '#core/divisions/index.ts';
import type { SourceAddress } from '#core/exchange/index.ts';
import type { ImportOffice } from '#core/feeds/index.ts';
import type { Catalogue } from '#kit/catalogue.ts';
import type { FixedClock } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import { effectHandlers } from '#server/effects.ts';
import { testContext } from './test-context.ts';
import { type TestDatabase, testDatabase } from './test-database.ts';

/** A county with its divisions and nobody in it: its modules wired together as the server wires them. */
export interface TestOffice extends TestDatabase {
  readonly office: CaseOffice &
    ImportOffice & { readonly clock: FixedClock; readonly sources: Map<string, SourceAddress> };
  /** Runs in a transaction of the job role. */
  asJob<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

export async function testOffice(options: { now: string; catalogue: Catalogue }): Promise<TestOffice> {
  const database = await testDatabase();
  const context = await testContext(database, options);
  const office = {
    ...context,
    effects: effectHandlers,
    ledgerBenefits: { start: startBenefit, findCoverage },
    sources: new Map<string, SourceAddress>(),
  };
  const asJob = <T>(work: (tx: Tx) => Promise<T>) =>
    office.db.transaction({ role: 'jimin_job', settings: { 'app.county': office.county } }, work);
  await asJob((tx) => loadDivisions(tx));
  return { ...database, office, asJob };
}
