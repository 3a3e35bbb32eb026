import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { asJob } from '#core/access/index.ts';
import { replayHousehold } from '#core/decisions/index.ts';
import { writeFacts } from '#core/people/index.ts';
import { plainDate, plainMonth } from '#kit/plain-date.ts';
import { dayNumber } from '#kit/situation.ts';
import { DomainError } from '#platform/errors.ts';
import { lemonCases } from '#test/support/lemon-cases.ts';
import { orchardCounty } from '#test/support/orchards.ts';
import { replayCommand } from './replay.ts';

const county = await orchardCounty({ now: '2026-01-05T01:00:00Z' });
const { office } = county;
const { decide } = lemonCases(county);

/** Runs the command against the test's own office. */
const run = async (...words: string[]) => {
  const [out, err]: [string[], string[]] = [[], []];
  let code = 0;
  const program = new Command();
  const register = replayCommand(async ({ household, month, until }) => {
    try {
      const asked = { household, month: plainMonth(month), until: until === undefined ? undefined : plainMonth(until) };
      return { ok: true, replay: await replayHousehold(office, asJob(office, 'test'), asked) };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { ok: false, reason: error.detail };
    }
  });
  register(program, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    fail: (failure) => (code = failure),
  });
  await program.parseAsync(['replay', ...words], { from: 'user' });
  return { out: out.join('\n'), err: err.join('\n'), code };
};

const bereaved = async () => {
  const people = [
    { name: '柳大', trees: 2 },
    { name: '柳二', trees: 3 },
  ];
  const made = await decide(people, { applied: '2026-03-02', decided: '2026-04-10' });
  office.clock.setBusiness('2026-07-25T01:00:00Z');
  const on = plainDate('2026-05-10');
  const death = { person: made.people[1] ?? '', kind: 'death', value: dayNumber(on), from: on, to: null };
  const said = { standing: 'reported', source: '殡仪馆', basis: '火化证明', division: '512021100007' } as const;
  await county.asJob((tx) => writeFacts(tx, office, { facts: [{ ...death, ...said }] }));
  return made;
};

describe('jimin replay', () => {
  it('按现在所知：逐月在发、应发、差额，原因只说一次，最后合计', async () => {
    const { number } = await bereaved();
    expect(await run(number, '2026-05', '--known', 'now')).toEqual({
      out: [
        '柠檬券 · 柳大户',
        '2026年5月 在发 24.00元，应发 24.00元，差 0.00元',
        '2026年6月 在发 24.00元，应发 12.00元，差 -12.00元',
        '  新知道：柳二 死亡：2026年5月10日（部门反馈，殡仪馆，火化证明，2026年7月25日记入）',
        '  成员：柳二：不算，已去世；原为：柳二：算',
        '2026年7月 在发 24.00元，应发 12.00元，差 -12.00元',
        '  原因同上',
        '差额合计 -24.00元（多发）',
      ].join('\n'),
      err: '',
      code: 0,
    });
  });

  it('按当时所知：当时的决定，重新判定逐字相同，和当时在发的金额', async () => {
    const { number, household } = await bereaved();
    expect(await run(household, '2026-05', '--until', '2026-05', '--known', 'then')).toEqual({
      out: [
        '柠檬券 · 柳大户',
        `办件 ${number} 2026年4月10日给券：符合条件（树少的园子），24.00元/月。按当时所知重新判定，逐字相同（jimin explain ${number} 看全部依据）`,
        `2026年5月 当时在发 24.00元（柠檬券 ${number}）`,
      ].join('\n'),
      err: '',
      code: 0,
    });
  });

  it('--json 给出全部：每一步依据、每个月、每处不同', async () => {
    const { number, people } = await bereaved();
    const now: unknown = JSON.parse((await run(number, '2026-06', '--known', 'now', '--json')).out);
    expect(now).toMatchObject({
      ...{ ok: true, known: 'now', headName: '柳大', difference: -2400, undetermined: 0 },
      months: [
        {
          ...{ month: '2026-06', ran: 2400, paid: null, due: 1200, difference: -1200 },
          learned: [{ kind: 'known', subject: '柳二', name: '死亡', knownOn: '2026-07-25' }, { kind: 'member' }],
          now: { outcome: 'granted', members: [people[0]] },
        },
        { month: '2026-07', difference: -1200 },
      ],
    });
    const then: unknown = JSON.parse((await run(number, '2026-06', '--known', 'then', '--json')).out);
    expect(then).toMatchObject({
      ...{ ok: true, known: 'then' },
      decisions: [{ number, decidedOn: '2026-04-10', identical: true, decision: { amount: 2400 } }],
      months: [
        { month: '2026-06', ran: 2400, document: `柠檬券 ${number}` },
        { month: '2026-07', ran: 2400 },
      ],
    });
  });

  it('写错的选项、没有的办件、早于决定的月份，说明原因，退出码 1', async () => {
    const { number } = await bereaved();
    expect((await run(number, '2026-06', '--known', 'yesterday')).err).toBe(
      '--known 只能写 then（按当时所知）或 now（按现在所知），现为“yesterday”',
    );
    expect((await run(number, '2026-6', '--known', 'now')).err).toBe('月份须写作 2026-05，现为“2026-6”');
    expect((await run(number, '2026-06', '--known', 'now', '--until', '六月')).err).toBe(
      '--until 须写月份，如 2026-07，现为“六月”',
    );
    expect((await run('LEMON-VOUCHER2026999999', '2026-06', '--known', 'now')).err).toContain('办件不存在');
    expect(await run(number, '2026-04', '--known', 'now')).toEqual({
      out: '',
      err: '2026年4月该户还没有决定：最早的一个从2026年5月起。请从2026年5月起重新判定。',
      code: 1,
    });
  });
});
