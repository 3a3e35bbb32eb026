import {
  addBankAccount,
  createHousehold,
  findHouseholdsOf,
  registerPerson,
  setMembers,
  writeFacts,
} from '#core/people/index.ts';
import type { FeedHousehold } from '#kit/feed.ts';
import type { PlainDate } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import type { ImportBatch, ImportHousehold, ImportOffice } from './feeds.ts';

/** GB/T 4761: 户主. */
const headOfHousehold = '01';

/**
 * What the rows of a household say becomes people, membership, reported facts, an account and a benefit, in the caller's
 * transaction and with the job role. All of it holds from `from`, the first day of the first month that Jimin answers for.
 * @throws the errors of `people` and `benefits`
 */
export async function enterHousehold(
  tx: Tx,
  office: ImportOffice,
  batch: ImportBatch,
  { firstRow, content }: ImportHousehold,
  from: PlainDate,
): Promise<{ household: string; people: readonly string[] }> {
  const { household: said } = content;
  if (said === null) throw new Error(`导入批次 ${batch.id} 第 ${firstRow} 行的家庭有错误，不能导入`);
  const { division } = said;
  const people: string[] = [];
  for (const { name, idNumber, phone } of said.members) {
    people.push((await registerPerson(tx, office, { name, idNumber, phone, division })).id);
  }
  const head = headOf(said, people);
  const own = (await findHouseholdsOf(tx, office, head.person)).find((each) => each.head === head.person);
  const household = own?.id ?? (await createHousehold(tx, office, { head: head.person, division }));
  const members = said.members.flatMap(({ relation }, index) => {
    const person = people[index];
    return person === undefined ? [] : [{ person, relation }];
  });
  await setMembers(tx, office, { household, members, from });
  await writeFacts(tx, office, {
    facts: said.facts.map(({ member, kind, value }) => ({
      ...(member === null ? { household } : { person: people[member] ?? head.person }),
      kind,
      value,
      from,
      to: null,
      standing: 'reported' as const,
      source: batch.feed,
      basis: `${batch.fileName} 第 ${firstRow} 行`,
      division,
    })),
  });
  if (said.benefit !== null)
    await startBenefit(tx, office, batch, { benefit: said.benefit, division, household, head, people });
  return { household, people };
}

interface Head {
  readonly person: string;
  readonly name: string;
}

function headOf({ members }: FeedHousehold, people: readonly string[]): Head {
  const index = Math.max(
    0,
    members.findIndex(({ relation }) => relation === headOfHousehold),
  );
  const [person, member] = [people[index], members[index]];
  if (person === undefined || member === undefined) throw new Error('台账读出的家庭没有成员');
  return { person, name: member.name };
}

async function startBenefit(
  tx: Tx,
  office: ImportOffice,
  { id, paidThrough }: ImportBatch,
  input: {
    readonly benefit: NonNullable<FeedHousehold['benefit']>;
    readonly division: string;
    readonly household: string;
    readonly head: Head;
    readonly people: readonly string[];
  },
): Promise<void> {
  const { benefit, division, household, head, people } = input;
  const account = await addBankAccount(tx, office, { person: head.person, number: benefit.account, holder: head.name });
  await office.ledgerBenefits.start(tx, office, {
    kind: benefit.benefit,
    household,
    batch: id,
    document: benefit.document,
    payee: head.person,
    account,
    from: benefit.from,
    amount: benefit.amount,
    members: people,
    division,
    settledThrough: paidThrough !== null && paidThrough >= benefit.from ? paidThrough : null,
  });
}
