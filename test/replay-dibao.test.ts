import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '#catalogue/index.ts';
import { getCase, listCases } from '#core/cases/index.ts';
import { replayHousehold } from '#core/decisions/index.ts';
import { findPersonByNumber, type NewFact, writeFacts } from '#core/people/index.ts';
import { plainDate, plainMonth } from '#kit/plain-date.ts';
import { dayNumber } from '#kit/situation.ts';
import { practiceAccounts, practiceVillage } from '#server/practice/accounts.ts';
import { caseEvents } from '#server/practice/cases.ts';
import type { PracticeFamily } from '#server/practice/families.ts';
import { inventedNumber } from '#server/practice/invented-numbers.ts';
import { caseCounty } from './support/case-office.ts';

const county = await caseCounty(catalogue, '2026-03-02T01:00:00Z');
const { office, asJob } = county;
const staff = new Map(practiceAccounts.map(({ login, post, scope }) => [login, county.staff(post, scope)] as const));
const staffOf = (login: string) => staff.get(login) ?? county.staff('none', '512021');
const reviewer = staffOf('xianshen');

/** The case of a family, played day by day from 2 March to its decision; gives its number. */
const play = async (family: Pick<PracticeFamily, 'end' | 'members'>): Promise<string> => {
  office.clock.setBusiness('2026-03-02T00:00:00Z');
  for (const { on, run } of caseEvents(office, staffOf, { ...family, appliesOn: '2026-03-02' })) {
    office.clock.setBusiness(`${on}T01:00:00Z`);
    await run();
  }
  const number = inventedNumber(family.members[0]?.born ?? '', family.members[0]?.sequence ?? 0);
  const head = await asJob((tx) => findPersonByNumber(tx, office, number));
  const { items } = await listCases(office, reviewer, {});
  const cases = await Promise.all(items.map(({ id }) => getCase(office, reviewer, id)));
  return cases.find(({ file }) => file.case.applicant === head?.id)?.line.number ?? '';
};

const earning = (amount: number) => ({ income: { item: 'property', amount } });
const family = (sequence: number, [first = 0, second = 0, third = 0]: readonly number[]) =>
  [
    { name: '周德全', born: '1975-04-01', sequence, relation: '01', ...earning(first) },
    { name: '李桂兰', born: '1976-05-01', sequence: sequence + 1, relation: '10', ...earning(second) },
    {
      name: '周桂英',
      born: '1950-06-01',
      sequence: sequence + 2,
      relation: '50',
      supportDuty: true,
      ...earning(third),
    },
  ] as const;

const learned = '新知道：周桂英 死亡：2026年5月10日（部门反馈，殡仪馆火化信息，火化证明，2026年7月25日记入）';
const counted = (age: number): string =>
  `成员：周桂英（父母，${age}岁）：不计入，已死亡；原为：周桂英（父母，${age}岁）：计入，有法定赡养、扶养、抚养义务关系并长期共同居住`;

describe('三口之家每月510元，一人五月十日去世，七月二十五日才报来', () => {
  it('五月照发，六月、七月各应190元，一共多发640元；原因写明去世和哪天知道', async () => {
    const members = family(901, [70_000, 35_000, 30_000]);
    const number = await play({ end: 'granted', members });
    const mother = await asJob((tx) => findPersonByNumber(tx, office, inventedNumber('1950-06-01', 903)));
    const death: NewFact = {
      ...{
        person: mother?.id ?? '',
        kind: 'death',
        value: dayNumber(plainDate('2026-05-10')),
        from: plainDate('2026-05-10'),
      },
      ...{ to: null, standing: 'reported', source: '殡仪馆火化信息', basis: '火化证明', division: practiceVillage },
    };
    office.clock.setBusiness('2026-07-25T02:00:00Z');
    await asJob((tx) => writeFacts(tx, office, { facts: [death] }));

    const asked = { household: number, month: plainMonth('2026-05') };
    const replayed = await replayHousehold(office, reviewer, asked);
    expect(replayed.decisions.map(({ identical, decision }) => [identical, decision.class, decision.amount])).toEqual([
      [true, 'dibao', 51_000],
    ]);
    expect(replayed.months.map(({ month, ran, due, difference }) => [month, ran, due, difference])).toEqual([
      ['2026-05', 51_000, 51_000, 0],
      ['2026-06', 51_000, 19_000, -32_000],
      ['2026-07', 51_000, 19_000, -32_000],
    ]);
    expect(replayed.difference).toBe(-64_000);
    expect(replayed.months.map(({ learned, dated, note }) => [learned.map(({ text }) => text), dated, note])).toEqual([
      [[], [], null],
      [[learned, counted(75)], [], null],
      [[learned, counted(76)], [], null],
    ]);
  });
});

describe('任何三口之家', () => {
  it('判定以后重新判定：按当时所知逐字相同，没有新知道的按现在所知也相同', { timeout: 60_000 }, async () => {
    let sequence = 100;
    const incomes = fc.array(fc.integer({ min: 0, max: 120_000 }), { minLength: 3, maxLength: 3 });
    const law = fc.asyncProperty(incomes, async (each) => {
      sequence += 4;
      const end = each.reduce((sum, one) => sum + one, 0) < 3 * 62_000 ? 'granted' : 'refused';
      const number = await play({ end, members: family(sequence, each) });
      office.clock.setBusiness('2026-07-25T02:00:00Z');
      const replayed = await replayHousehold(office, reviewer, { household: number, month: plainMonth('2026-04') });
      expect(replayed.decisions.map(({ identical }) => identical)).toEqual([true]);
      expect(replayed.months.map(({ difference }) => difference)).toEqual([0, 0, 0, 0]);
    });
    await fc.assert(law, { numRuns: 15 });
  });
});
