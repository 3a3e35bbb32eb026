import { describe, expect, it } from 'vitest';
import { type ResidentActor, scopeOf } from '#core/access/index.ts';
import { yuan } from '#kit/money.ts';
import { plainMonth } from '#kit/plain-date.ts';
import { payCounty } from '#test/support/pay-county.ts';
import { approveRun, makeRun, refusalOf } from '#test/support/pay-runs.ts';
import { testResident, testStaff } from '#test/support/test-context.ts';
import { changeBenefit, listOwnBenefits, stopBenefit } from './index.ts';

const county = await payCounty();
const { office, asJob, pay, asSuperuser } = county;

const neighbours = await pay({ name: '赵玉珍', serial: 90, amount: '300', from: '2026-05' });
const family = await pay({
  name: '王德福',
  serial: 1,
  amount: '826.50',
  from: '2026-05',
  others: [
    { name: '王小满', serial: 2 },
    { name: '王立春', serial: 3 },
  ],
});
const [father = '', daughter = '', son = ''] = family.people;
const own = (person: string) => listOwnBenefits(office, testResident(person));
const kept = { id: family.benefit, kindName: '最低生活保障金', payeeName: '王德福', from: '2026-05' };

/** What the database itself shows of benefits to a resident. */
const rowsFor = (resident: ResidentActor) =>
  office.db.transaction(scopeOf(resident), (tx) =>
    tx.withTables<{ benefit: { id: string } }>().selectFrom('benefit').select('id').execute(),
  );

describe('本人和家庭在发的待遇', () => {
  it('家里每个人都看得到每月多少元、从哪个月起，还没有发放', async () => {
    const expected = { items: [{ ...kept, amount: 82_650, amountFrom: '2026-05', paidThrough: null }] };
    expect(await own(father)).toEqual(expected);
    expect(await own(daughter)).toEqual(expected);
  });

  it('复核冻结以后才算发放，发到最后一个月', async () => {
    const run = await makeRun(county);
    expect((await own(father)).items).toMatchObject([{ paidThrough: null }]);
    await approveRun(county, run.id);
    expect((await own(father)).items).toMatchObject([{ paidThrough: '2026-06' }]);
  });

  it('金额改变的当月起按新的金额，写明从哪个月起是这个数', async () => {
    const from = plainMonth('2026-07');
    const change = { household: family.household, kind: 'dibao', from, amount: yuan('900'), reason: '动态调整' };
    await asJob((tx) => changeBenefit(tx, office, change));
    expect((await own(father)).items).toMatchObject([{ amount: 82_650, amountFrom: '2026-05' }]);
    office.clock.setBusiness('2026-07-01T01:00:00Z');
    expect((await own(father)).items).toMatchObject([{ amount: 90_000, amountFrom: '2026-07', from: '2026-05' }]);
  });

  it('台账带来的，在济民之外发到的月份也算已发', async () => {
    const ledger = { name: '周长庚', serial: 20, amount: '651', from: '2019-03', settledThrough: '2026-06' };
    const { head } = await pay(ledger);
    expect((await own(head)).items).toMatchObject([{ from: '2019-03', paidThrough: '2026-06' }]);
  });

  it('读取留有审计，写明是谁的', async () => {
    await own(daughter);
    const [entry] = await asSuperuser<{ subjects: string[] }>(
      `select subjects from audit_entry where action = 'benefit.read-own' order by seq desc limit 1`,
    );
    expect(entry?.subjects.sort()).toEqual([father, daughter].sort());
  });
});

describe('别人家的看不到', () => {
  it('只有本人所在家庭和本人领款的，数据库也只给这些', async () => {
    expect((await own(neighbours.head)).items.map(({ id }) => id)).toEqual([neighbours.benefit]);
    expect(await rowsFor(testResident(neighbours.head))).toEqual([{ id: neighbours.benefit }]);
    expect(await rowsFor(testResident(son))).toEqual([{ id: family.benefit }]);
  });

  it('领款人不在户内也看得到', async () => {
    const { head } = await pay({ name: '孙天佑', serial: 30, amount: '100', from: '2026-07' });
    await asSuperuser(`delete from household_member where person = $1`, [head]);
    expect((await own(head)).items).toMatchObject([{ payeeName: '孙天佑', amount: 10_000 }]);
  });

  it('离开家庭的第二天起看不到', async () => {
    await asSuperuser(`update household_member set valid_to = '2026-07-10' where person = $1`, [son]);
    office.clock.setBusiness('2026-07-10T01:00:00Z');
    expect((await own(son)).items).toHaveLength(1);
    office.clock.setBusiness('2026-07-11T01:00:00Z');
    expect((await own(son)).items).toEqual([]);
  });

  it('停发的当月起不再列出', async () => {
    const from = plainMonth('2026-08');
    await asJob((tx) => stopBenefit(tx, office, { household: family.household, kind: 'dibao', from, reason: '就业' }));
    office.clock.setBusiness('2026-07-31T01:00:00Z');
    expect((await own(father)).items).toHaveLength(1);
    office.clock.setBusiness('2026-08-01T01:00:00Z');
    expect((await own(father)).items).toEqual([]);
  });

  it('没有登记的居民没有待遇，工作人员不走这条路', async () => {
    expect(await listOwnBenefits(office, { ...testResident(father), person: null })).toEqual({ items: [] });
    expect(await refusalOf(listOwnBenefits(office, testStaff('512021', 'household.read')))).toContain(
      '您的岗位和管辖范围不含这项操作',
    );
  });
});
