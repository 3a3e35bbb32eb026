import { replayHousehold } from '#core/decisions/index.ts';
import { findCurrentFacts, type NewFact, writeFacts } from '#core/people/index.ts';
import { fen, formatYuan } from '#kit/money.ts';
import { plainDate, plainMonth } from '#kit/plain-date.ts';
import { dayNumber } from '#kit/situation.ts';
import { lemonCases } from './lemon-cases.ts';
import { orchardCounty } from './orchards.ts';

type Replay = Awaited<ReturnType<typeof replayHousehold>>;

/** “2026-07 在发 24.00 应 12.00 差 -12.00”, a line a month. */
export const monthLines = ({ months }: Replay): readonly string[] =>
  months.map(({ month, ran, due, difference }) => {
    const [ranText, dueText, by] = [ran, due, difference].map((sum) => (sum === null ? '不明' : formatYuan(fen(sum))));
    return `${month} 在发 ${ranText} 应 ${dueText} 差 ${by}`;
  });

/** What was learned since the decision that bears on a month. */
export const learnedIn = ({ months }: Replay, month: string): readonly string[] | undefined =>
  months.find((one) => one.month === month)?.learned.map(({ text }) => text);

export const lemonVillage = '512021100007';

/** A fact as a review or a source says it; what a test gives stands instead. */
export const said = (person: string, kind: string, value: number, more: Partial<NewFact> = {}): NewFact => ({
  ...{ person, kind, value, from: plainDate('2026-01-01'), to: null, standing: 'determined', division: lemonVillage },
  ...{ source: '复查', basis: '又数了一遍' },
  ...more,
});

/** A county of lemon orchards whose households are decided, and decided again. Call it at the top of a test file. */
export async function lemonReplays() {
  const county = await orchardCounty({ now: '2026-01-05T01:00:00Z' });
  const { office, asJob } = county;
  const cases = lemonCases(county);
  const write = (...facts: NewFact[]) => asJob((tx) => writeFacts(tx, office, { facts }));
  return {
    ...county,
    ...cases,
    write,
    /** Somebody of the county with just these permissions, known as a user. */
    holder: async (name: string, ...permissions: readonly string[]) => ({
      ...(await county.user(name, 'county-approver', '512021')),
      permissions: new Set(permissions),
    }),
    today: (day: string) => office.clock.setBusiness(`${day}T04:00:00Z`),
    replay: (household: string, month: string, until?: string) =>
      replayHousehold(office, cases.approver, {
        ...{ household, month: plainMonth(month) },
        until: until === undefined ? undefined : plainMonth(until),
      }),
    /** The fact that says how many trees somebody has. */
    treesOf: async (person: string): Promise<string> => {
      const facts = await asJob((tx) => findCurrentFacts(tx, office, [person], null));
      return facts.find(({ kind, standing }) => kind === 'lemon.trees' && standing === 'determined')?.id ?? '';
    },
    dies: (person: string, on: string, standing: NewFact['standing'] = 'reported') => {
      const from = plainDate(on);
      return write(said(person, 'death', dayNumber(from), { standing, from, source: '殡仪馆', basis: '火化证明' }));
    },
  };
}
