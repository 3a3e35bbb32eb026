import type { StaffActor } from '#core/access/index.ts';
import { startBenefit } from '#core/benefits/index.ts';
import { decisionTasks } from '#core/decisions/index.ts';
import { feedsTasks } from '#core/feeds/index.ts';
import { addBankAccount, createHousehold, registerPerson, setMembers, writeFacts } from '#core/people/index.ts';
import { watchTasks } from '#core/watch/index.ts';
import type { Catalogue } from '#kit/catalogue.ts';
import type { Standing } from '#kit/fact-kind.ts';
import { yuan } from '#kit/money.ts';
import { firstDay, plainMonth } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import { inventedCard, inventedNumber } from '#server/practice/invented-numbers.ts';
import { toyCatalogue } from '#test/toy-catalogue/index.ts';
import { type CaseCounty, caseCounty } from './case-office.ts';

/** An orchard: what each of its people has, and how much of the voucher runs. */
export interface Orchard {
  readonly name: string;
  /** Lemon trees of the head, the second, the third …; null where nobody has counted. */
  readonly trees: readonly (number | null)[];
  readonly countedIn?: string;
  readonly standing?: Standing;
  /** 元 a month, from 2026-05 unless said. */
  readonly runs?: string;
  readonly runsFrom?: string;
  readonly village?: string;
}

export interface OrchardCounty extends CaseCounty {
  plant(orchard: Orchard): Promise<{ readonly household: string; readonly people: readonly string[] }>;
  /** A member of the staff who is known as a user, with the permissions of his post. */
  user(name: string, postKind: string, scope: string): Promise<StaffActor>;
  /** Works off the queue. */
  runJobs(): Promise<void>;
}

/** A county of lemon orchards, for what is decided of people that are there already. Call it at the top of a test file. */
export async function orchardCounty(
  options: { readonly now?: string; readonly catalogue?: Catalogue } = {},
): Promise<OrchardCounty> {
  const county = await caseCounty(options.catalogue ?? toyCatalogue, options.now ?? '2026-06-15T01:00:00Z');
  const { office } = county;
  let serial = 0;
  return {
    ...county,
    plant: (orchard) => {
      const first = serial;
      serial += orchard.trees.length;
      return county.asJob((tx) => plant(tx, county, orchard, first));
    },
    user: async (name, postKind, scope) => {
      const actor = { ...county.staff(postKind, scope), userName: name };
      const values = [actor.user, name];
      await county.asSuperuser(
        `insert into app_user (id, login, name, password_hash) values ($1, $2, $2, '-')`,
        values,
      );
      return actor;
    },
    runJobs: () => office.jobs.runDue([...feedsTasks(office), ...decisionTasks(office), ...watchTasks(office)]),
  };
}

async function plant(tx: Tx, { office }: CaseCounty, orchard: Orchard, first: number) {
  const division = orchard.village ?? '512021100201';
  const people: string[] = [];
  for (const index of orchard.trees.keys()) {
    const name = index === 0 ? orchard.name : `${orchard.name}${'甲乙丙丁戊己'[index - 1] ?? '庚'}`;
    const idNumber = inventedNumber('1970-01-01', first + index);
    people.push((await registerPerson(tx, office, { name, idNumber, division })).id);
  }
  const [head = ''] = people;
  const household = await createHousehold(tx, office, { head, division });
  const members = people.map((person, index) => ({ person, relation: index === 0 ? '01' : '10' }));
  const from = firstDay(plainMonth(orchard.countedIn ?? '2026-05'));
  await setMembers(tx, office, { household, members, from });
  const said = { from, to: null, standing: orchard.standing ?? 'determined', source: '测试', basis: '数过', division };
  await writeFacts(tx, office, {
    facts: people.flatMap((person, index) => {
      const trees = orchard.trees[index];
      if (trees === null || trees === undefined) return [];
      const counted = { ...said, person, kind: 'lemon.counted', value: 1 };
      return [{ ...said, person, kind: 'lemon.trees', value: trees }, counted];
    }),
  });
  if (orchard.runs !== undefined) {
    const account = await addBankAccount(tx, office, {
      ...{ person: head, number: inventedCard(first), holder: orchard.name },
    });
    await startBenefit(tx, office, {
      ...{ kind: 'lemon-voucher', household, document: '柠檬台账', payee: head, account, members: people, division },
      ...{ from: plainMonth(orchard.runsFrom ?? '2026-05'), amount: yuan(orchard.runs) },
    });
  }
  return { household, people };
}
