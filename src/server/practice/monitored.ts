import { asJob, type Context, inTransaction } from '#core/access/index.ts';
import { fullCode, loadNameFinder } from '#core/divisions/index.ts';
import { createHousehold, registerPerson, setMembers } from '#core/people/index.ts';
import { plainDate } from '#kit/plain-date.ts';
import { inventFamilies, type LedgerFamily } from './ledger-households.ts';

const watched = 80;
/** Differs in the last digit from the seeds of the ledgers, so that nobody is invented twice. */
const seed = 3;
const since = plainDate('2024-01-01');

const relations: Readonly<Record<string, string>> = {
  户主: '01',
  配偶: '10',
  儿子: '20',
  女儿: '30',
  母亲: '50',
};

/** The low-income households a county keeps an eye on: registered, not in payment. Their review is that of all others. */
export async function registerMonitored(
  office: Pick<Context, 'db' | 'county' | 'clock' | 'catalogue' | 'keys'>,
): Promise<void> {
  const actor = asJob(office, 'practice');
  await inTransaction(office, actor, async (tx) => {
    const findByNames = await loadNameFinder(tx, fullCode(office.county), office.clock.today());
    const register = async ({ town, village, members }: LedgerFamily): Promise<void> => {
      const division = findByNames(town, village).code;
      const registered: { id: string; created: boolean; relation: string }[] = [];
      for (const { name, idNumber, relation } of members) {
        const person = { name: name.replaceAll('　', ''), idNumber: String(idNumber), division };
        registered.push({ ...(await registerPerson(tx, office, person)), relation: relations[relation] ?? '80' });
      }
      const [head] = registered;
      // A start that was cut short begins anew; who is registered stays.
      if (head === undefined || !head.created) return;
      const household = await createHousehold(tx, office, { head: head.id, division });
      const belonging = registered.map(({ id, relation }) => ({ person: id, relation }));
      await setMembers(tx, office, { household, members: belonging, from: since });
    };
    for (const family of inventFamilies({ households: watched, seed })) await register(family);
  });
}
