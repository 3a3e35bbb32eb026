import type { StaffActor } from '#core/access/index.ts';
import { startBenefit } from '#core/benefits/index.ts';
import { feedsTasks, type ImportOffice } from '#core/feeds/index.ts';
import { paymentTasks } from '#core/payments/index.ts';
import { addBankAccount, createHousehold, registerPerson, setMembers } from '#core/people/index.ts';
import type { Catalogue } from '#kit/catalogue.ts';
import type { Feed } from '#kit/feed.ts';
import { yuan } from '#kit/money.ts';
import { firstDay, plainMonth } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import { inventedCard, inventedNumber } from '#server/practice/invented-numbers.ts';
import { catalogueOf, testStaff } from './test-context.ts';
import { type TestOffice, testOffice } from './test-office.ts';

/** A household with one benefit: its head is the payee, `others` are covered with him. */
export interface PaidHousehold {
  readonly name: string;
  readonly serial: number;
  readonly amount: string;
  readonly from: string;
  readonly village?: string;
  readonly others?: readonly { readonly name: string; readonly serial: number }[];
  readonly settledThrough?: string;
}

export interface PayCounty extends TestOffice {
  readonly clerk: StaffActor;
  readonly maker: StaffActor;
  readonly checker: StaffActor;
  /** Works off the queue. */
  runJobs(): Promise<void>;
  pay(household: PaidHousehold): Promise<{ household: string; head: string; benefit: string; people: string[] }>;
}

const toyBenefits: Catalogue['benefits'] = [
  { key: 'dibao', name: '最低生活保障金', exclusivePerPerson: true },
  { key: 'heating', name: '取暖补贴', exclusivePerPerson: false },
];

const toyCatalogue = (feeds: readonly Feed[]): Catalogue => catalogueOf({ benefits: toyBenefits, feeds });

const village = '512021100201';

/** A county with its divisions, a clerk who imports, a maker and a checker of pay runs. Call it at the top of a test file. */
export async function payCounty(
  options: { now?: string; feeds?: readonly Feed[]; catalogue?: Catalogue } = {},
): Promise<PayCounty> {
  const catalogue = options.catalogue ?? toyCatalogue(options.feeds ?? []);
  const county = await testOffice({ now: options.now ?? '2026-06-15T01:00:00Z', catalogue });
  const { office, asJob } = county;

  const staff = async (name: string, ...permissions: readonly string[]): Promise<StaffActor> => {
    const actor = { ...testStaff('512021', ...permissions), userName: name };
    const values = [actor.user, name];
    await county.asSuperuser(`insert into app_user (id, login, name, password_hash) values ($1, $2, $2, '-')`, values);
    return actor;
  };

  return {
    ...county,
    clerk: await staff('蒋白露', 'import.make', 'file.add', 'household.read'),
    maker: await staff('彭小雪', 'pay-run.read', 'pay-run.make'),
    checker: await staff('曾大寒', 'pay-run.read', 'pay-run.approve', 'pay-run.make'),
    runJobs: () => office.jobs.runDue([...feedsTasks(office), ...paymentTasks(office)]),
    pay: (input) => asJob((tx) => enterPaid(tx, office, input)),
  };
}

async function enterPaid(tx: Tx, office: ImportOffice, input: PaidHousehold) {
  const division = input.village ?? village;
  const people: string[] = [];
  for (const { name, serial } of [input, ...(input.others ?? [])]) {
    const idNumber = inventedNumber('1970-01-01', serial);
    people.push((await registerPerson(tx, office, { name, idNumber, division })).id);
  }
  const [head = ''] = people;
  const household = await createHousehold(tx, office, { head, division });
  const from = plainMonth(input.from);
  const members = people.map((person, index) => ({ person, relation: index === 0 ? '01' : '80' }));
  await setMembers(tx, office, { household, members, from: firstDay(from) });
  const number = inventedCard(input.serial);
  const account = await addBankAccount(tx, office, { person: head, number, holder: input.name });
  const benefit = await startBenefit(tx, office, {
    kind: 'dibao',
    household,
    document: '测试〔2026〕1号',
    payee: head,
    account,
    from,
    amount: yuan(input.amount),
    members: people,
    division,
    settledThrough: input.settledThrough === undefined ? null : plainMonth(input.settledThrough),
  });
  return { household, head, benefit, people };
}

/** A key nobody has used yet, as a browser would choose it. */
let keys = 0;
export const newKey = (): string => {
  keys += 1;
  return `test-key-${keys}`;
};
