import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { stopBenefit } from '#core/benefits/index.ts';
import { approveProposal, proposeValue } from '#core/parameters/parameters.proposals.service.ts';
import { approvePayRun, makePayRun, paymentTasks } from '#core/payments/index.ts';
import { correctFact, findCurrentFacts, registerPerson, retractFact, setMembers } from '#core/people/index.ts';
import { plainDate, plainMonth } from '#kit/plain-date.ts';
import { dayNumber } from '#kit/situation.ts';
import { nextLemonNumber } from '#test/support/lemon-cases.ts';
import { learnedIn, lemonReplays, lemonVillage, monthLines, said } from '#test/support/lemon-replays.ts';

const county = await lemonReplays();
const { office, asJob, decide, holder, today, replay, treesOf, dies, write } = county;
const june = { applied: '2026-05-20', decided: '2026-06-10' };

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
    expect(monthLines(replayed)).toEqual(['2026-07 在发 24.00 应 24.00 差 0.00']);
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
    expect(monthLines(replayed)).toEqual([
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
      const { id } = await registerPerson(tx, office, { name: '生丙', idNumber, division: lemonVillage });
      const members = [head, second, id].map((person, index) => ({ person, relation: index === 0 ? '01' : '10' }));
      await setMembers(tx, office, { household: made.household, members, from: born });
      return id;
    });
    await write(said(child, 'lemon.counted', 1, { from: born }));
    const replayed = await replay(made.household, '2026-07');
    expect(monthLines(replayed)).toEqual([
      '2026-07 在发 24.00 应 24.00 差 0.00',
      '2026-08 在发 24.00 应 45.00 差 21.00',
    ]);
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
    expect(monthLines(replayed)).toEqual(['2026-07 在发 24.00 应 12.00 差 -12.00']);
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
    expect(monthLines(replayed)).toEqual(['2026-07 在发 24.00 应 0.00 差 -24.00']);
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
    expect(monthLines(replayed)).toEqual(['2026-07 在发 12.00 应 不明 差 不明']);
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
    expect(monthLines(await replay(made.household, '2026-07'))).toEqual(['2026-07 在发 12.00 应 12.00 差 0.00']);
  });

  it('标准到期上调而金额没有跟上的，说明是金额没有调整', async () => {
    const made = await decide([{ name: '调甲', trees: 2 }], june);
    today('2026-08-25');
    const replayed = await replay(made.household, '2026-08');
    expect(monthLines(replayed)).toEqual(['2026-08 在发 12.00 应 15.00 差 3.00']);
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
    const { id } = await makePayRun(office, await holder('彭小雪', 'pay-run.make'), {
      ...{ month: plainMonth('2026-04'), key: randomUUID() },
    });
    await office.jobs.runDue(paymentTasks(office));
    expect((await replay(made.household, '2026-04')).months[0]?.paid).toBeNull();
    await approvePayRun(office, await holder('曾大寒', 'pay-run.approve'), { run: id, key: randomUUID() });
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

describe('追溯的标准', () => {
  it('后来才知道的标准从执行之日起补发，当时的决定不变', async () => {
    const made = await decide([{ name: '标甲', trees: 2 }], { applied: '2026-01-06', decided: '2026-02-10' });
    today('2026-05-20');
    const proposed = await proposeValue(office, await holder('傅立春', 'parameter.propose'), {
      ...{ parameter: 'lemon.voucher', division: '512021000000', from: '2026-04-01', value: '14', checked: true },
      ...{ document: '柠檬令〔2026〕7号', documentDate: '2026-05-18', key: randomUUID() },
    });
    const second = await holder('石小寒', 'parameter.approve');
    await approveProposal(office, second, { proposal: proposed.id, key: randomUUID() });
    const replayed = await replay(made.household, '2026-03');
    expect(monthLines(replayed)).toEqual([
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
