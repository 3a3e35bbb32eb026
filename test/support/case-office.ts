import { randomUUID } from 'node:crypto';
import { permissionsOf, type ResidentActor, type StaffActor } from '#core/access/access.ts';
import { seedParameters } from '#core/parameters/index.ts';
import type { Catalogue } from '#kit/catalogue.ts';
import { type TestOffice, testOffice } from './test-office.ts';

/** A county that works cases by a catalogue: divisions and parameters loaded, effects wired as the server wires them. */
export interface CaseCounty extends TestOffice {
  /** Somebody with a post of the catalogue over a scope (significant digits). */
  staff(postKind: string, scope: string): StaffActor;
  /** A resident who has signed in with this identity number. */
  resident(name: string, idNumber: string): Promise<ResidentActor>;
}

/** Call it at the top of a test file. */
export async function caseCounty(catalogue: Catalogue, now: string): Promise<CaseCounty> {
  const county = await testOffice({ now, catalogue });
  const { office } = county;
  await county.asJob((tx) => seedParameters(tx, office));
  const domains = [...new Set(catalogue.items.map((item) => item.domain))];
  return {
    ...county,
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
      const [known] = await county.asSuperuser<{ id: string }>(
        `select id from person where id_number_index = '\\x${idNumberIndex.toString('hex')}'`,
      );
      const person = known?.id ?? null;
      return { kind: 'resident', person, name, county: office.county, idNumberIndex, session: randomUUID() };
    },
  };
}
