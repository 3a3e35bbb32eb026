import { describe, expect, it } from 'vitest';
import { yuan } from '#kit/money.ts';
import { plainMonth } from '#kit/plain-date.ts';
import { payCounty } from '#test/support/pay-county.ts';
import { testStaff } from '#test/support/test-context.ts';
import {
  AlreadyCovered,
  BeforeStart,
  changeBenefit,
  dueLines,
  findCoverage,
  getBenefitFigures,
  listBenefits,
  NotRunning,
  startBenefit,
  stopBenefit,
  UnknownBenefit,
} from './index.ts';

const { office, asJob, pay, asSuperuser } = await payCounty();

const due = async (benefit: string, month: string) => {
  const lines = await asJob((tx) => dueLines(tx, office, plainMonth(month)));
  return lines.filter((line) => line.benefit === benefit).map((line) => [line.month, line.amount]);
};
const refusal = async (work: Promise<unknown>) =>
  work.then(
    () => '没有被拒绝',
    (error) => error.message,
  );

describe('应发的月份', () => {
  it('从起始月份起每月一笔，金额用当月最后知道的一版', async () => {
    const { benefit, household } = await pay({ name: '王德福', serial: 1, amount: '800', from: '2026-04' });
    office.clock.setBusiness('2026-06-15T02:00:00Z');
    await asJob((tx) =>
      changeBenefit(tx, office, {
        household,
        kind: 'dibao',
        from: plainMonth('2026-06'),
        amount: yuan('900'),
        reason: '动态调整',
      }),
    );
    office.clock.setBusiness('2026-06-15T03:00:00Z');
    await asJob((tx) =>
      changeBenefit(tx, office, {
        household,
        kind: 'dibao',
        from: plainMonth('2026-06'),
        amount: yuan('950'),
        reason: '更正',
      }),
    );
    expect(await due(benefit, '2026-03')).toEqual([]);
    expect(await due(benefit, '2026-06')).toEqual([
      ['2026-04', 80_000],
      ['2026-05', 80_000],
      ['2026-06', 95_000],
    ]);
  });

  it('从停发月份起不再应发，以前的月份仍然应发', async () => {
    const { benefit, household } = await pay({ name: '李秀兰', serial: 2, amount: '500', from: '2026-04' });
    await asJob((tx) =>
      stopBenefit(tx, office, { household, kind: 'dibao', from: plainMonth('2026-06'), reason: '收入超标' }),
    );
    expect(await due(benefit, '2026-12')).toEqual([
      ['2026-04', 50_000],
      ['2026-05', 50_000],
    ]);
  });

  it('2019年起享受、已在系统外发到上月的，只有本月应发', async () => {
    const ledger = { name: '周长庚', serial: 3, amount: '651.50', from: '2019-03', settledThrough: '2026-05' };
    const { benefit } = await pay(ledger);
    expect(await due(benefit, '2026-05')).toEqual([]);
    expect(await due(benefit, '2026-06')).toEqual([['2026-06', 65_150]]);
  });

  it('金额为0的月份没有应发', async () => {
    const { benefit, household } = await pay({ name: '陈国华', serial: 4, amount: '300', from: '2026-05' });
    const from = plainMonth('2026-06');
    await asJob((tx) =>
      changeBenefit(tx, office, { household, kind: 'dibao', from, amount: yuan('0'), reason: '暂停' }),
    );
    expect(await due(benefit, '2026-07')).toEqual([['2026-05', 30_000]]);
  });
});

describe('同一人只在一户中享受', () => {
  it('已在别户保障的人不能再进一户，说明是谁、在哪一户', async () => {
    await pay({ name: '赵玉珍', serial: 10, amount: '400', from: '2026-05', others: [{ name: '赵明', serial: 11 }] });
    expect(
      await refusal(
        pay({ name: '赵小波', serial: 12, amount: '400', from: '2026-06', others: [{ name: '赵明', serial: 11 }] }),
      ),
    ).toBe(
      '已在保障中：赵*（在赵*珍户）已在享受最低生活保障金，同一人只能在一户中享受。请先停发原来一户的待遇或把此人移出该户，再办理。',
    );
  });

  it('停发以后可以从停发的月份起在另一户享受，不能更早', async () => {
    const { household, people } = await pay({ name: '钱永贵', serial: 13, amount: '400', from: '2026-01' });
    await asJob((tx) =>
      stopBenefit(tx, office, { household, kind: 'dibao', from: plainMonth('2026-08'), reason: '并户' }),
    );
    const coverage = await asJob((tx) =>
      findCoverage(tx, office, { kind: 'dibao', people, month: plainMonth('2026-07') }),
    );
    expect(coverage.map(({ headName, to }) => [headName, to])).toEqual([['钱永贵', '2026-07']]);
    const again = { name: '钱永贵', serial: 13, amount: '300' };
    await expect(pay({ ...again, from: '2026-07' })).rejects.toSatisfy(AlreadyCovered.is);
    await expect(pay({ ...again, from: '2026-08' })).resolves.toMatchObject({ head: people[0] });
  });

  it('两户同时把同一人列为保障对象，只有一户成', async () => {
    const shared = [{ name: '孙天佑', serial: 20 }];
    const both = await Promise.allSettled([
      pay({ name: '孙大柱', serial: 21, amount: '400', from: '2026-06', others: shared }),
      pay({ name: '孙学文', serial: 22, amount: '400', from: '2026-06', others: shared }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [refused] = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(AlreadyCovered.is(refused)).toBe(true);
  });

  it('不互斥的待遇，同一人可以在两户中', async () => {
    const first = await pay({ name: '冯春梅', serial: 30, amount: '400', from: '2026-06' });
    const second = await pay({ name: '冯志强', serial: 31, amount: '400', from: '2026-06' });
    const heating = (household: string, payee: string) =>
      asJob(async (tx) => {
        const [account] = await asSuperuser<{ id: string }>('select id from bank_account where person = $1', [payee]);
        return startBenefit(tx, office, {
          kind: 'heating',
          household,
          document: '测试〔2026〕2号',
          payee,
          account: account?.id ?? '',
          from: plainMonth('2026-06'),
          amount: yuan('50'),
          members: first.people,
          division: '512021100201',
        });
      });
    await heating(first.household, first.head);
    await expect(heating(second.household, second.head)).resolves.toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('变更和停发的限制', () => {
  it('没有在发待遇的户不能变更，也不能停两次', async () => {
    const { household } = await pay({ name: '吴桂芳', serial: 40, amount: '400', from: '2026-05' });
    const stop = () =>
      asJob((tx) =>
        stopBenefit(tx, office, { household, kind: 'dibao', from: plainMonth('2026-07'), reason: '自愿退出' }),
      );
    await stop();
    await expect(stop()).rejects.toSatisfy(NotRunning.is);
  });

  it('变更不能早于起始月份', async () => {
    const { household } = await pay({ name: '郑国强', serial: 41, amount: '400', from: '2026-05' });
    const change = { household, kind: 'dibao', from: plainMonth('2026-04'), amount: yuan('500'), reason: '更正' };
    await expect(asJob((tx) => changeBenefit(tx, office, change))).rejects.toSatisfy(BeforeStart.is);
  });

  it('目录里没有的待遇不能发', async () => {
    const { household } = await pay({ name: '何谷雨', serial: 42, amount: '400', from: '2026-05' });
    const stop = { household, kind: 'nothing', from: plainMonth('2026-06'), reason: '-' };
    await expect(asJob((tx) => stopBenefit(tx, office, stop))).rejects.toSatisfy(UnknownBenefit.is);
  });
});

describe('查看待遇', () => {
  it('一户的待遇有金额的变化和保障人员，读取留有审计', async () => {
    const { household, people } = await pay({
      name: '罗芒种',
      serial: 50,
      amount: '700',
      from: '2026-05',
      others: [{ name: '罗小满', serial: 51 }],
    });
    const reader = testStaff('512021', 'household.read');
    const { items } = await listBenefits(office, reader, household);
    expect(items).toMatchObject([
      {
        kindName: '最低生活保障金',
        payeeName: '罗芒种',
        from: '2026-05',
        to: null,
        amounts: [{ from: '2026-05', amount: 70_000, reason: '测试〔2026〕1号' }],
        members: [{ name: '罗芒种' }, { name: '罗小满' }],
      },
    ]);
    const [entry] = await asSuperuser<{ subjects: string[] }>(
      `select subjects from audit_entry where action = 'benefit.read' and actor = $1`,
      [reader.user],
    );
    expect(entry?.subjects.sort()).toEqual([...people].sort());
  });

  it('管辖范围以外的户看不到待遇', async () => {
    const { household } = await pay({ name: '唐立秋', serial: 52, amount: '700', from: '2026-05' });
    expect((await listBenefits(office, testStaff('512021103', 'household.read'), household)).items).toEqual([]);
  });

  it('各乡镇的户数、人数和金额只算当月应发的', async () => {
    const village = '512021103202';
    await pay({
      name: '彭小雪',
      serial: 60,
      amount: '100',
      from: '2026-05',
      village,
      others: [{ name: '彭海', serial: 61 }],
    });
    await pay({ name: '曾大寒', serial: 62, amount: '250.50', from: '2026-06', village });
    const figures = async (month: string) =>
      (await getBenefitFigures(office, testStaff('512021103', 'household.read'), plainMonth(month))).items;
    expect(await figures('2026-05')).toEqual([
      {
        kind: 'dibao',
        kindName: '最低生活保障金',
        town: '512021103000',
        townName: '通贤镇',
        households: 1,
        people: 2,
        amount: 10_000,
      },
    ]);
    expect(await figures('2026-06')).toMatchObject([{ households: 2, people: 3, amount: 35_050 }]);
    expect(await figures('2026-04')).toEqual([]);
  });
});
