import { randomUUID } from 'node:crypto';
import { permissionsOf, type ResidentActor, type StaffActor } from '#core/access/access.ts';
import { findCoverage, startBenefit } from '#core/benefits/index.ts';
import type { CaseOffice } from '#core/cases/index.ts';
import { loadDivisions } from '#core/divisions/index.ts';
import type { ImportOffice } from '#core/feeds/index.ts';
import { seedParameters } from '#core/parameters/index.ts';
import type { Catalogue } from '#kit/catalogue.ts';
import type { FixedClock } from '#platform/clock.ts';
import { effectHandlers } from '#server/effects.ts';
import { testContext } from './test-context.ts';
import { type TestDatabase, testDatabase } from './test-database.ts';

/** A county that works cases by a catalogue: divisions and parameters loaded, effects wired as the server wires them. */
export interface CaseCounty extends TestDatabase {
  readonly office: CaseOffice & ImportOffice & { readonly clock: FixedClock };
  /** Somebody with a post of the catalogue over a scope (significant digits). */
  staff(postKind: string, scope: string): StaffActor;
  /** A resident who has signed in with this identity number. */
  resident(name: string, idNumber: string): Promise<ResidentActor>;
}

/** Call it at the top of a test file. */
export async function caseCounty(catalogue: Catalogue, now: string): Promise<CaseCounty> {
  const database = await testDatabase();
  const context = await testContext(database, { now, catalogue });
  const office = { ...context, effects: effectHandlers, ledgerBenefits: { start: startBenefit, findCoverage } };
  const system = { role: 'jimin_job', settings: { 'app.county': office.county } } as const;
  await office.db.transaction(system, async (tx) => {
    await loadDivisions(tx);
    await seedParameters(tx, office);
  });
  const domains = [...new Set(catalogue.items.map((item) => item.domain))];
  return {
    ...database,
    office,
    staff: (postKind, scope) => ({
      kind: 'staff',
      user: randomUUID(),
      userName: `经办 ${postKind}`,
      post: randomUUID(),
      postKind,
      county: office.county,
      scope,
      domains,
      permissions: permissionsOf(catalogue, postKind),
    }),
    resident: async (name, idNumber) => {
      const idNumberIndex = office.keys.index('identity-number', idNumber);
      const [known] = await database.asSuperuser<{ id: string }>(
        `select id from person where id_number_index = '\\x${idNumberIndex.toString('hex')}'`,
      );
      const person = known?.id ?? null;
      return { kind: 'resident', person, name, county: office.county, idNumberIndex, session: randomUUID() };
    },
  };
}
