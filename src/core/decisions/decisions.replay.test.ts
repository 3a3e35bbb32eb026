import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { startBenefit, stopBenefit } from '#core/benefits/index.ts';
import { approveProposal, proposeValue } from '#core/parameters/parameters.proposals.service.ts';
import { approvePayRun, makePayRun, paymentTasks } from '#core/payments/index.ts';
import {
  addBankAccount,
  correctFact,
  createHousehold,
  findCurrentFacts,
  type NewFact,
  registerPerson,
  retractFact,
  setMembers,
  writeFacts,
} from '#core/people/index.ts';
import { fen, formatYuan, yuan } from '#kit/money.ts';
import { type PlainDate, plainDate, plainMonth } from '#kit/plain-date.ts';
import { dayNumber } from '#kit/situation.ts';
import { lemonCases, nextLemonNumber } from '#test/support/lemon-cases.ts';
import { orchardCounty } from '#test/support/orchards.ts';
import { refusalOf } from '#test/support/pay-runs.ts';
import { replayHousehold } from './index.ts';

const county = await orchardCounty({ now: '2026-01-05T01:00:00Z' });
const { office, asJob, asSuperuser, staff } = county;
const { decide, clerk, approver } = lemonCases(county);
const user = async (name: string, ...permissions: readonly string[]) => ({
  ...(await county.user(name, 'county-approver', '512021')),
  permissions: new Set(permissions),
});

const village = '512021100007';
const june = { applied: '2026-05-20', decided: '2026-06-10' };
const today = (day: string) => office.clock.setBusiness(`${day}T04:00:00Z`);
const replay = (household: string, month: string, until?: string) =>
  replayHousehold(office, approver, {
    household,
    month: plainMonth(month),
    until: until === undefined ? undefined : plainMonth(until),
  });
/** “2026-07 在发 24.00 应 12.00 差 -12.00”. */
const linesOf = ({ months }: Awaited<ReturnType<typeof replay>>) =>
  months.map(({ month, ran, due, difference }) => {
    const [ranText, dueText, by] = [ran, due, difference].map((sum) => (sum === null ? '不明' : formatYuan(fen(sum))));
    return `${month} 在发 ${ranText} 应 ${dueText} 差 ${by}`;
  });
const learnedIn = ({ months }: Awaited<ReturnType<typeof replay>>, month: string) =>
  months.find((one) => one.month === month)?.learned.map(({ text }) => text);

const said = (person: string, kind: string, value: number, more: Partial<NewFact> = {}): NewFact => ({
  ...{ person, kind, value, from: plainDate('2026-01-01'), to: null, standing: 'determined', division: village },
  ...{ source: '复查', basis: '又数了一遍' },
  ...more,
});
const write = (...facts: NewFact[]) => asJob((tx) => writeFacts(tx, office, { facts }));
const treesOf = async (person: string) => {
  const facts = await asJob((tx) => findCurrentFacts(tx, office, [person], null));
  return facts.find(({ kind, standing }) => kind === 'lemon.trees' && standing === 'determined')?.id ?? '';
};
const dies = (person: string, on: string, standing: NewFact['standing'] = 'reported') =>
  write(
    said(person, 'death', dayNumber(plainDate(on)), {
      ...{ standing, from: plainDate(on), source: '殡仪馆', basis: '火化证明' },
    }),
  );

describe('当时的决定', () => {
  it('按当时所知重新判定，与当时的决定逐字相同，更正、撤回、去世都不影响它', async () => {
    const made = await decide(
      [
        { name: '当甲', trees: 2 },
        { name: '当乙', trees: 3 },
      ],
      june,
    );
    today('2026-07-20');
    await dies(made.people[1] ?? '', '2026-03-01', 'determined');
    const [first = '', second = ''] = await Promise.all(made.people.map(treesOf));
    await asJob((tx) => correctFact(tx, office, { fact: first, value: 900, source: '复查', basis: '漏数' }));
    await asJob((tx) => retractFact(tx, office, { fact: second, source: '复查', basis: '张冠李戴' }));
    const { decisions, months } = await replay(made.household, '2026-07', '2026-07');
    expect(
      decisions.map(({ identical, number, decidedOn, moveName }) => [identical, number, decidedOn, moveName]),
    ).toEqual([[true, made.number, '2026-06-10', '给券']]);
    expect(decisions[0]?.decision).toMatchObject({ outcome: 'granted', amount: 2400, className: '树少的园子' });
    expect(
      decisions[0]?.decision.facts.map(({ memberName, name, text, standingName, source }) => [
        ...[memberName, name, text, standingName, source],
      ]),
    ).toContainEqual(['当乙', '柠檬树', '3', '经办认定', `办件 ${made.number}`]);
    expect(decisions[0]?.again).toBeNull();
    expect(months[0]).toMatchObject({ ranThen: 2400, ran: 2400, document: `柠檬券 ${made.number}` });
  });

  it('给券这一步自己写下的事实，不算当时已知', async () => {
    const made = await decide([{ name: '自甲', trees: 1 }], june);
    today('2026-07-20');
    const { decisions } = await replay(made.household, '2026-07', '2026-07');
    const facts = await asSuperuser<{ kind: number }>('select kind from fact where household = $1', [made.household]);
    expect(facts).toEqual([{ kind: 1003 }]);
    expect(decisions[0]?.identical).toBe(true);
  });

  it('不给券的决定也一样，没有在发的', async () => {
    const made = await decide([{ name: '拒甲', trees: 30 }], june);
    today('2026-07-20');
    const replayed = await replay(made.household, '2026-07', '2026-07');
    expect(replayed.decisions.map(({ identical, decision }) => [identical, decision.outcome])).toEqual([
      [true, 'refused'],
    ]);
    expect(linesOf(replayed)).toEqual(['2026-07 在发 0.00 应 0.00 差 0.00']);
  });
});

describe('按现在所知重新判定', () => {
  it('什么都没有变的，逐月相同', async () => {
    const made = await decide(
      [
        { name: '同甲', trees: 2 },
        { name: '同乙', trees: 3 },
      ],
      june,
    );
    today('2026-07-25');
    const replayed = await replay(made.number, '2026-07');
    expect(linesOf(replayed)).toEqual(['2026-07 在发 24.00 应 24.00 差 0.00']);
    expect(replayed).toMatchObject({ household: made.household, headName: '同甲', itemName: '柠檬券', difference: 0 });
  });

  it('月中去世，当月照发，下月起少一人；原因写明去世和何时知道', async () => {
    const made = await decide(
      [
        { name: '故甲', trees: 2 },
        { name: '故乙', trees: 3 },
        { name: '故丙', trees: 1 },
      ],
      { applied: '2026-03-02', decided: '2026-04-10' },
    );
    today('2026-07-25');
    await dies(made.people[2] ?? '', '2026-05-10');
    const replayed = await replay(made.household, '2026-05', '2026-07');
    expect(linesOf(replayed)).toEqual([
      '2026-05 在发 36.00 应 36.00 差 0.00',
      '2026-06 在发 36.00 应 24.00 差 -12.00',
      '2026-07 在发 36.00 应 24.00 差 -12.00',
    ]);
    expect(replayed.difference).toBe(-2400);
    expect(learnedIn(replayed, '2026-05')).toEqual([]);
    expect(learnedIn(replayed, '2026-06')).toEqual([
      '新知道：故丙 死亡：2026年5月10日（部门反馈，殡仪馆，火化证明，2026年7月25日记入）',
      '成员：故丙：不算，已去世；原为：故丙：算',
    ]);
    expect(replayed.months[1]?.learned[0]).toEqual({
      ...{ kind: 'known', subject: '故丙', name: '死亡', before: null, now: '2026年5月10日' },
      ...{ from: '2026-05-10', to: null, source: '殡仪馆', knownOn: '2026-07-25' },
      text: '新知道：故丙 死亡：2026年5月10日（部门反馈，殡仪馆，火化证明，2026年7月25日记入）',
    });
  });

  it('添了一口人，从入户的下月起补', async () => {
    const made = await decide(
      [
        { name: '生甲', trees: 2 },
        { name: '生乙', trees: 3 },
      ],
      june,
    );
    today('2026-08-20');
    const [head = '', second = ''] = made.people;
    const born = plainDate('2026-07-06');
    const child = await asJob(async (tx) => {
      const idNumber = nextLemonNumber('2026-07-06');
      const { id } = await registerPerson(tx, office, { name: '生丙', idNumber, division: village });
      const members = [head, second, id].map((person, index) => ({ person, relation: index === 0 ? '01' : '10' }));
      await setMembers(tx, office, { household: made.household, members, from: born });
      return id;
    });
    await write(said(child, 'lemon.counted', 1, { from: born }));
    const replayed = await replay(made.household, '2026-07');
    expect(linesOf(replayed)).toEqual(['2026-07 在发 24.00 应 24.00 差 0.00', '2026-08 在发 24.00 应 45.00 差 21.00']);
    expect(learnedIn(replayed, '2026-08')).toEqual([
      '新知道：生丙 已数过柠檬树：有（2026年7月6日起；经办认定，复查，又数了一遍，2026年8月20日记入）',
      '成员：生丙：算',
    ]);
    expect(replayed.months[1]?.dated.map(({ text }) => text)).toEqual([
      '标准：每人柠檬券：15元/月，自2026年8月1日起（文号待查，待确认）；原为：每人柠檬券：12元/月，自2020年1月1日起（柠檬令〔2020〕1号）',
    ]);
  });

  it('离开的人从下月起不算，他的事实还在', async () => {
    const made = await decide(
      [
        { name: '离甲', trees: 2 },
        { name: '离乙', trees: 3 },
      ],
      june,
    );
    today('2026-07-25');
    const members = [{ person: made.people[0] ?? '', relation: '01' }];
    await asJob((tx) => setMembers(tx, office, { household: made.household, members, from: plainDate('2026-06-20') }));
    const replayed = await replay(made.household, '2026-07');
    expect(linesOf(replayed)).toEqual(['2026-07 在发 24.00 应 12.00 差 -12.00']);
    expect(learnedIn(replayed, '2026-07')?.at(-1)).toBe('成员：不再是 离乙：算');
  });

  it('更正的数写明原来记的是什么', async () => {
    const made = await decide(
      [
        { name: '更甲', trees: 2 },
        { name: '更乙', trees: 3 },
      ],
      june,
    );
    today('2026-07-25');
    const fact = await treesOf(made.people[1] ?? '');
    await asJob((tx) => correctFact(tx, office, { fact, value: 8, source: '复查', basis: '漏数一片' }));
    const replayed = await replay(made.household, '2026-07');
    expect(linesOf(replayed)).toEqual(['2026-07 在发 24.00 应 0.00 差 -24.00']);
    expect(learnedIn(replayed, '2026-07')).toEqual([
      `更正：更乙 柠檬树：8（2026年5月1日起；经办认定，复查，漏数一片，2026年7月25日记入）；原记：更乙 柠檬树：3（2026年5月1日起；经办认定，办件 ${made.number}，数过，2026年5月20日记入）`,
    ]);
  });

  it('撤回的事实写明谁撤回、为什么；因此不知道的不当作没有', async () => {
    const made = await decide([{ name: '撤甲', trees: 2 }], june);
    today('2026-07-25');
    const facts = await asJob((tx) => findCurrentFacts(tx, office, [...made.people], null));
    const fact = facts.find(({ kind }) => kind === 'lemon.counted')?.id ?? '';
    await asJob((tx) => retractFact(tx, office, { fact, source: '复查', basis: '没有去过' }));
    const replayed = await replay(made.household, '2026-07');
    expect(linesOf(replayed)).toEqual(['2026-07 在发 12.00 应 不明 差 不明']);
    expect(replayed).toMatchObject({ difference: 0, undetermined: 1 });
    expect(replayed.months[0]?.note).toBe('事实不全：撤甲的柠檬树没有数过');
    expect(learnedIn(replayed, '2026-07')).toEqual([
      `撤回：撤甲 已数过柠檬树：有（2026年5月1日起；经办认定，办件 ${made.number}，数过，2026年5月20日记入）；2026年7月25日撤回，复查，没有去过`,
    ]);
  });

  it('作决定时部门已经反馈过、经办没有采信的，不算新知道', async () => {
    office.clock.setBusiness('2026-06-01T01:00:00Z');
    const made = await decide([{ name: '采甲', trees: 2 }], june);
    const death = { standing: 'reported', from: plainDate('2026-05-02'), source: '殡仪馆', basis: '同名误报' } as const;
    office.clock.setBusiness('2026-06-09T01:00:00Z');
    await write(said(made.people[0] ?? '', 'death', dayNumber(plainDate('2026-05-02')), death));
    today('2026-07-25');
    expect(linesOf(await replay(made.household, '2026-07'))).toEqual(['2026-07 在发 12.00 应 12.00 差 0.00']);
  });

  it('标准到期上调而金额没有跟上的，说明是金额没有调整', async () => {
    const made = await decide([{ name: '调甲', trees: 2 }], june);
    today('2026-08-25');
    const replayed = await replay(made.household, '2026-08');
    expect(linesOf(replayed)).toEqual(['2026-08 在发 12.00 应 15.00 差 3.00']);
    expect(replayed.months[0]).toMatchObject({
      learned: [],
      note: '按作决定时所知，这个月也应是15.00元：金额没有随之调整',
    });
    expect(replayed.months[0]?.dated).toHaveLength(1);
  });
});

describe('已经发了的', () => {
  it('以复核过的批次所发为准：发过以后才停的，差额是应收回的', async () => {
    const made = await decide([{ name: '付甲', trees: 2 }], { applied: '2026-03-02', decided: '2026-03-20' });
    today('2026-04-08');
    const { id } = await makePayRun(office, await user('彭小雪', 'pay-run.make'), {
      ...{ month: plainMonth('2026-04'), key: randomUUID() },
    });
    await office.jobs.runDue(paymentTasks(office));
    expect((await replay(made.household, '2026-04')).months[0]?.paid).toBeNull();
    await approvePayRun(office, await user('曾大寒', 'pay-run.approve'), { run: id, key: randomUUID() });
    today('2026-04-20');
    await dies(made.people[0] ?? '', '2026-03-25', 'determined');
    const stop = { household: made.household, kind: 'lemon-voucher', from: plainMonth('2026-04'), reason: '园主去世' };
    await asJob((tx) => stopBenefit(tx, office, stop));
    const { months, difference } = await replay(made.household, '2026-04');
    expect(months.map(({ ranThen, ran, paid, due, difference }) => [ranThen, ran, paid, due, difference])).toEqual([
      [0, 0, 1200, 0, -1200],
    ]);
    expect(difference).toBe(-1200);
  });
});

describe('台账带来的待遇', () => {
  const ledger = async (counted: boolean) =>
    asJob(async (tx) => {
      office.clock.setBusiness('2026-05-12T01:00:00Z');
      const { id: head } = await registerPerson(tx, office, {
        ...{ name: '台甲', idNumber: nextLemonNumber(), division: village },
      });
      const household = await createHousehold(tx, office, { head, division: village });
      await setMembers(tx, office, {
        household,
        members: [{ person: head, relation: '01' }],
        from: plainDate('2026-01-01'),
      });
      const standing = { standing: 'reported', source: 'toy-ledger', basis: '台账第3行' } as const;
      if (counted)
        await writeFacts(tx, office, {
          facts: [said(head, 'lemon.counted', 1, standing), said(head, 'lemon.trees', 4, standing)],
        });
      const number = '6999990000000000066';
      const account = await addBankAccount(tx, office, { person: head, number, holder: '台甲' });
      await startBenefit(tx, office, {
        ...{ kind: 'lemon-voucher', household, document: '柠檬发〔2025〕3号', payee: head, account, division: village },
        ...{ from: plainMonth('2026-02'), amount: yuan('20'), members: [head], settledThrough: plainMonth('2026-04') },
      });
      return { head, household };
    });

  it('发了多少、凭什么文件；按规则应是多少', async () => {
    const { household } = await ledger(true);
    today('2026-06-25');
    const replayed = await replay(household, '2026-05');
    expect(replayed.decisions).toEqual([]);
    expect(replayed.months.map(({ document, decision }) => [document, decision])).toEqual([
      ['柠檬发〔2025〕3号', null],
      ['柠檬发〔2025〕3号', null],
    ]);
    expect(linesOf(replayed)).toEqual(['2026-05 在发 20.00 应 12.00 差 -8.00', '2026-06 在发 20.00 应 12.00 差 -8.00']);
  });

  it('从来没有认定过的，不能判定，不当作没有', async () => {
    const { household } = await ledger(false);
    today('2026-06-25');
    const replayed = await replay(household, '2026-06');
    expect(linesOf(replayed)).toEqual(['2026-06 在发 20.00 应 不明 差 不明']);
    expect(replayed.months[0]?.note).toBe('该户从来没有认定过：先复核，认定以后才能重新判定');
  });

  it('早于台账起始月份的月份没有可重新判定的', async () => {
    const { household } = await ledger(true);
    expect(await refusalOf(replay(household, '2026-01', '2026-05'))).toBe(
      '2026年1月该户还没有决定：最早的一个从2026年2月起。请从2026年2月起重新判定。',
    );
  });
});

describe('不能重新判定的，说明原因', () => {
  it('早于第一个可发月份', async () => {
    const made = await decide([{ name: '早甲', trees: 2 }], june);
    expect(await refusalOf(replay(made.household, '2026-06', '2026-06'))).toBe(
      '2026年6月该户还没有决定：最早的一个从2026年7月起。请从2026年7月起重新判定。',
    );
  });
  it.each<[string, PlainDate, string, string | undefined]>([
    [
      '2026年9月还没有到，最晚只能重新判定到2026年7月。往后的月份请用政策测算。',
      plainDate('2026-07-25'),
      '2026-09',
      undefined,
    ],
    [
      '2026年8月还没有到，最晚只能重新判定到2026年7月。往后的月份请用政策测算。',
      plainDate('2026-07-25'),
      '2026-07',
      '2026-08',
    ],
    ['从2026年7月到2026年6月：止月早于起月，请对调或改正。', plainDate('2026-07-25'), '2026-07', '2026-06'],
  ])('%s', async (message, day, month, until) => {
    const made = await decide([{ name: '期甲', trees: 2 }], june);
    today(day);
    expect(await refusalOf(replay(made.household, month, until))).toBe(message);
  });

  it('没有作出过决定，也没有台账待遇', async () => {
    const household = await asJob(async (tx) => {
      const idNumber = nextLemonNumber();
      const { id: head } = await registerPerson(tx, office, { name: '无甲', idNumber, division: village });
      return createHousehold(tx, office, { head, division: village });
    });
    expect(await refusalOf(replay(household, '2026-07', '2026-07'))).toContain('该户没有作出过决定，台账里也没有待遇');
  });

  it('没有这一户、没有这个办件，或不在范围以内', async () => {
    const made = await decide([{ name: '外甲', trees: 2 }], june);
    const stranger = { ...approver, scope: '512021101' };
    const asked = { household: made.household, month: plainMonth('2026-07') };
    expect(await refusalOf(replayHousehold(office, stranger, asked))).toContain('没有此家庭');
    expect(await refusalOf(replayHousehold(office, stranger, { ...asked, household: made.number }))).toContain(
      '办件不存在',
    );
    expect(await refusalOf(replayHousehold(office, clerk, asked))).toContain('您的岗位和管辖范围不含这项操作');
    expect(await refusalOf(replayHousehold(office, staff('lemon-purse', '512021'), asked))).toContain('不含这项操作');
  });
});

describe('重新判定一户', () => {
  it('谁看了谁的，记入审计', async () => {
    const made = await decide(
      [
        { name: '审甲', trees: 2 },
        { name: '审乙', trees: 1 },
      ],
      june,
    );
    today('2026-07-25');
    await replay(made.household, '2026-07');
    const [row] = await asSuperuser<{ action: string; actor: string; subjects: string[] }>(
      `select action, actor, subjects from audit_entry order by seq desc limit 1`,
    );
    expect(row).toEqual({
      action: 'decision.replay',
      actor: approver.user,
      subjects: expect.arrayContaining([...made.people]),
    });
  });
});

describe('追溯的标准', () => {
  it('后来才知道的标准从执行之日起补发，当时的决定不变', async () => {
    const made = await decide([{ name: '标甲', trees: 2 }], { applied: '2026-01-06', decided: '2026-02-10' });
    today('2026-05-20');
    const proposed = await proposeValue(office, await user('傅立春', 'parameter.propose'), {
      ...{ parameter: 'lemon.voucher', division: '512021000000', from: '2026-04-01', value: '14', checked: true },
      ...{ document: '柠檬令〔2026〕7号', documentDate: '2026-05-18', key: randomUUID() },
    });
    const second = await user('石小寒', 'parameter.approve');
    await approveProposal(office, second, { proposal: proposed.id, key: randomUUID() });
    const replayed = await replay(made.household, '2026-03');
    expect(linesOf(replayed)).toEqual([
      '2026-03 在发 12.00 应 12.00 差 0.00',
      '2026-04 在发 12.00 应 14.00 差 2.00',
      '2026-05 在发 12.00 应 14.00 差 2.00',
    ]);
    expect(learnedIn(replayed, '2026-04')).toEqual([
      '标准：每人柠檬券：14元/月，自2026年4月1日起（柠檬令〔2026〕7号）；原为：每人柠檬券：12元/月，自2020年1月1日起（柠檬令〔2020〕1号）',
    ]);
    expect(replayed.decisions[0]?.identical).toBe(true);
  });
});
