import { describe, expect, it } from 'vitest';
import { changeBenefit } from '#core/benefits/index.ts';
import { addBankAccount } from '#core/people/index.ts';
import { yuan } from '#kit/money.ts';
import { plainMonth } from '#kit/plain-date.ts';
import { inventedCard } from '#server/practice/invented-numbers.ts';
import { newKey, type PayCounty, payCounty } from '#test/support/pay-county.ts';
import { approveRun, makeRun, refusalOf } from '#test/support/pay-runs.ts';
import {
  approvePayRun,
  cancelPayRun,
  getPayRun,
  listPayHolds,
  listPayLines,
  listPayRuns,
  MonthNotBegun,
  makeBankFile,
  makePayRun,
  RunEmpty,
  RunNotReady,
  verifyPayRun,
} from './index.ts';

const linesOf = async (county: PayCounty, run: string) => {
  const { items } = await listPayLines(county.office, county.maker, { run });
  return items.map((line) => [line.payeeName, line.month, line.type, line.amount]);
};

const county = await payCounty();
const { office, maker, checker, pay } = county;
const wang = await pay({
  name: '王德福',
  serial: 1,
  amount: '826',
  from: '2026-05',
  others: [{ name: '王小麦', serial: 2 }],
});
await pay({ name: '李秀兰', serial: 3, amount: '651.50', from: '2026-06', village: '512021103202' });
const zhou = await pay({ name: '周长庚', serial: 4, amount: '300', from: '2026-06' });
const zheng = await pay({ name: '郑国强', serial: 5, amount: '420', from: '2026-06' });
await county.asSuperuser(`update person set died = '2026-06-01' where id = $1`, [zhou.head]);
const [ballast] = await county.asSuperuser<{ id: string }>(`select id from bank_account where person = $1`, [
  zheng.head,
]);
// No service takes an account away: a household without one is made by hand, past the foreign keys.
await county.asSuperuser(
  `update benefit set account = (select id from bank_account where person = $2) where account = $1`,
  [ballast?.id, wang.head],
);
await county.asSuperuser(`delete from bank_account where id = $1`, [ballast?.id]);

const june = await makeRun(county);

describe('一个县的三个月', () => {
  it('列入六月和漏发的五月，补发一月一笔', async () => {
    expect(june.number).toBe('202606-01');
    expect(await linesOf(county, june.id)).toEqual([
      ['王德福', '2026-05', 'back-pay', 82_600],
      ['王德福', '2026-06', 'regular', 82_600],
      ['李秀兰', '2026-06', 'regular', 65_150],
    ]);
  });

  it('收款人死亡或没有账户的，列为暂缓并说明原因', async () => {
    const { items } = await listPayHolds(office, maker, { run: june.id });
    expect(items.map((hold) => [hold.payeeName, hold.amount, hold.reasonName]).sort()).toEqual([
      ['周长庚', 30_000, '收款人已登记死亡'],
      ['郑国强', 42_000, '收款人没有银行账户'],
    ]);
  });

  it('可发加暂缓等于应发', () => {
    expect([june.lines, june.total, june.held, june.heldTotal]).toEqual([3, 230_350, 2, 72_000]);
    expect(june.total + june.heldTotal).toBe(82_600 * 2 + 65_150 + 30_000 + 42_000);
  });

  it('各乡镇的小计加起来就是全县', () => {
    expect(june.towns.map((town) => [town.name, town.lines, town.amount, town.held, town.heldAmount])).toEqual([
      ['岳阳镇', 2, 165_200, 2, 72_000],
      ['通贤镇', 1, 65_150, 0, 0],
    ]);
  });

  it('同月已有未复核的批次时不能再生成', async () => {
    expect(await refusalOf(makePayRun(office, maker, { month: plainMonth('2026-06'), key: newKey() }))).toBe(
      '2026-06 的批次 202606-01 已生成，等待复核。请先复核或作废它，再生成新的批次。',
    );
  });

  it('未到的月份不能生成', async () => {
    await expect(makePayRun(office, maker, { month: plainMonth('2026-07'), key: newKey() })).rejects.toSatisfy(
      MonthNotBegun.is,
    );
  });

  it('银行文件要复核冻结以后才有', async () => {
    expect(await refusalOf(makeBankFile(office, checker, { run: june.id, format: 'csv' }))).toBe(
      '批次 202606-01 已生成，等待复核，不能导出银行文件。请刷新页面，核对批次状态。',
    );
  });

  it('生成人不能复核自己的批次', async () => {
    const both = { ...maker, permissions: new Set(['pay-run.read', 'pay-run.make', 'pay-run.approve']) };
    expect(await refusalOf(approvePayRun(office, both, { run: june.id, key: newKey() }))).toBe(
      '批次 202606-01 是您生成的。按不相容岗位分离的要求，请由另一人复核。',
    );
  });

  it('另一人复核后冻结，带有明细的校验值', async () => {
    const { digest } = await approveRun(county, june.id);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    const frozen = await getPayRun(office, maker, june.id);
    expect([frozen.state, frozen.digest, frozen.madeByName, frozen.approvedByName]).toEqual([
      'frozen',
      digest,
      '彭小雪',
      '曾大寒',
    ]);
    expect(await verifyPayRun(office, maker, june.id)).toEqual({ intact: true, digest });
  });

  it('冻结后不能作废，也不能再审', async () => {
    await expect(cancelPayRun(office, maker, { run: june.id, key: newKey() })).rejects.toSatisfy(RunNotReady.is);
    await expect(approveRun(county, june.id)).rejects.toSatisfy(RunNotReady.is);
  });

  it('再生成六月的批次，发过的月份不会再列，暂缓的还在', async () => {
    const again = await makeRun(county);
    expect([again.number, again.lines, again.held, again.heldTotal]).toEqual(['202606-02', 0, 2, 72_000]);
    await expect(approveRun(county, again.id)).rejects.toSatisfy(RunEmpty.is);
    await cancelPayRun(office, checker, { run: again.id, key: newKey() });
    expect((await getPayRun(office, maker, again.id)).state).toBe('cancelled');
  });

  it('已列入批次的月份不能再改金额，从下月起可以', async () => {
    const change = (from: string) =>
      county.asJob((tx) =>
        changeBenefit(tx, office, {
          household: wang.household,
          kind: 'dibao',
          from: plainMonth(from),
          amount: yuan('900'),
          reason: '动态调整',
        }),
      );
    expect(await refusalOf(change('2026-05'))).toBe(
      '2026-05 已列入发放批次，金额不能再从 2026-05 起变更。请从下一个月起变更，或在批次复核前作废该批次后再办。',
    );
    await change('2026-07');
  });

  it('补上账户以后，七月的批次补发六月', async () => {
    office.clock.setBusiness('2026-07-08T01:00:00Z');
    const account = { person: zheng.head, number: inventedCard(5005), holder: '郑国强', bank: '安岳县农村信用社' };
    await county.asJob((tx) => addBankAccount(tx, office, account));
    const july = await makeRun(county, { month: '2026-07' });
    expect((await linesOf(county, july.id)).sort()).toEqual([
      ['李秀兰', '2026-07', 'regular', 65_150],
      ['王德福', '2026-07', 'regular', 90_000],
      ['郑国强', '2026-06', 'back-pay', 42_000],
      ['郑国强', '2026-07', 'regular', 42_000],
    ]);
    expect([july.held, july.heldTotal]).toEqual([2, 60_000]);
    await approveRun(county, july.id);
    expect((await listPayRuns(office, maker)).items.map((run) => [run.number, run.state])).toEqual([
      ['202607-01', 'frozen'],
      ['202606-02', 'cancelled'],
      ['202606-01', 'frozen'],
    ]);
  });

  it('没有一个月在两个批次里', async () => {
    const twice = await county.asSuperuser(`
      select l.benefit, l.month from pay_line l join pay_run r on r.id = l.run and r.state <> 'cancelled'
      group by 1, 2 having count(*) > 1`);
    expect(twice).toEqual([]);
  });
});
