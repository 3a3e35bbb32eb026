import { incomeItem } from '#catalogue/shared/income-items.ts';
import { asJob, type Context, inTransaction } from '#core/access/index.ts';
import { findCurrentFacts, findPersonByNumber, writeFacts } from '#core/people/index.ts';
import { plainDate } from '#kit/plain-date.ts';
import { practiceVillage } from './accounts.ts';
import { practiceFamilies } from './families.ts';
import { inventedNumber } from './invented-numbers.ts';

const pension = incomeItem('pension').kind;

/** A pension that a department reports after the family was granted: deciding its months anew shows the difference. */
export async function reportPension(
  office: Pick<Context, 'db' | 'county' | 'clock' | 'catalogue' | 'keys'>,
): Promise<void> {
  const wife = practiceFamilies.find(({ end }) => end === 'granted')?.members[1];
  if (wife === undefined) return;
  await inTransaction(office, asJob(office, 'practice'), async (tx) => {
    const person = await findPersonByNumber(tx, office, inventedNumber(wife.born, wife.sequence));
    if (person === undefined) return;
    // A start that was cut short begins anew; what was reported stays.
    const known = await findCurrentFacts(tx, office, [person.id], null);
    if (known.some(({ kind }) => kind === pension.key)) return;
    await writeFacts(tx, office, {
      facts: [
        {
          person: person.id,
          kind: pension.key,
          value: 18_000 * 12,
          from: plainDate('2025-05-01'),
          to: plainDate('2026-04-30'),
          standing: 'reported',
          source: '人力资源社会保障局',
          basis: '2026年6月养老金发放数据',
          division: practiceVillage,
        },
      ],
    });
  });
}
