import { randomUUID } from 'node:crypto';
import { act, apply, getCase, makeSignLink, signByLink } from '#core/cases/index.ts';
import { inventedNumber } from '#server/practice/invented-numbers.ts';
import type { CaseCounty } from './case-office.ts';
import { entrust } from './entrust.ts';

/** Somebody of an orchard: as he says, and as the clerk counts. */
export interface LemonPerson {
  readonly name: string;
  readonly trees: number;
  readonly born?: string;
}

/** A case that was decided: its household, and its people in the order of the application. */
export interface LemonCase {
  readonly id: string;
  readonly number: string;
  readonly household: string;
  readonly people: readonly string[];
}

const village = '512021100007';
let serial = 0;

/** An identity number that nobody has yet. */
export const nextLemonNumber = (born = '1980-01-01'): string => {
  serial += 1;
  return inventedNumber(born, serial);
};

/** Cases of the lemon voucher, worked by the services from the application to the decision, all days apart as in life. */
export function lemonCases({ office, staff }: CaseCounty) {
  const helper = staff('lemon-helper', village);
  const clerk = staff('lemon-clerk', '512021100');
  const approver = staff('county-approver', '512021');
  const nobody = { kind: 'public', county: '512021' } as const;

  const move = async (actor: typeof clerk, id: string, key: string, answers = {}): Promise<void> => {
    const { file } = await getCase(office, actor, id);
    await act(office, actor, { case: id, move: key, seq: file.case.seq, answers, key: randomUUID() });
  };

  /** Applied, signed, accepted and counted on one day; granted (after the notice) or refused on the other. */
  const decide = async (
    people: readonly LemonPerson[],
    days: { readonly applied: string; readonly decided: string },
  ): Promise<LemonCase> => {
    office.clock.setBusiness(`${days.applied}T01:00:00Z`);
    const members = people.map(({ name, trees, born }, index) => ({
      ...{ name, trees, idNumber: nextLemonNumber(born), relation: index === 0 ? '01' : '10' },
    }));
    const answers = { division: village, members, bankAccount: '6999990000000000066' };
    const entrustment = await entrust(office, helper);
    const { id, number } = await apply(office, helper, {
      ...{ item: 'lemon-voucher', answers, entrustment },
      key: randomUUID(),
    });
    const { file } = await getCase(office, clerk, id);
    for (const person of file.people.filter((one) => one.mustSign)) {
      const { token } = await makeSignLink(office, clerk, { case: id, person: person.id });
      const idNumber = members[person.row]?.idNumber ?? '';
      await signByLink(office, nobody, { token, name: person.name, idNumber });
    }
    office.clock.setBusiness(`${days.applied}T02:00:00Z`);
    await move(clerk, id, 'accept');
    await move(clerk, id, 'count', { trees: people.map(({ trees }, member) => ({ member, trees })) });
    const few = people.reduce((sum, { trees }) => sum + trees, 0) < 10;
    await move(clerk, id, few ? 'post' : 'decline');
    office.clock.setBusiness(`${days.decided}T01:00:00Z`);
    if (few) await move(clerk, id, 'close-posting');
    await move(approver, id, few ? 'grant' : 'refuse');
    return { id, number, household: file.case.household, people: file.people.map((person) => person.id) };
  };

  return { decide, clerk, approver };
}
