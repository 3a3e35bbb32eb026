import { describe, expect, it } from 'vitest';
import { findCurrentFacts } from '#core/people/index.ts';
import { defineFactKind } from '#kit/fact-kind.ts';
import { yuan } from '#kit/money.ts';
import { plainMonth } from '#kit/plain-date.ts';
import { type PaidHousehold, payCounty } from '#test/support/pay-county.ts';
import { catalogueOf } from '#test/support/test-context.ts';
import { changeBenefit, startBenefit, stopBenefit } from './index.ts';

const running = defineFactKind({
  key: 'toy.running',
  id: 900,
  name: '在发金额',
  subject: 'household',
  value: 'money',
});
const benefits = [
  { key: 'dibao', name: '最低生活保障金', exclusivePerPerson: true, fact: running },
  { key: 'heating', name: '取暖补贴', exclusivePerPerson: false },
];
const county = await payCounty({ catalogue: catalogueOf({ benefits, factKinds: [running] }) });
const { office, asJob, asSuperuser } = county;

let serial = 0;
const pay = (input: Pick<PaidHousehold, 'amount' | 'from' | 'settledThrough'>) => {
  serial += 1;
  return county.pay({ name: '王德福', serial, ...input });
};
const change = (household: string, from: string, amount: string, reason = '动态调整') =>
  asJob((tx) =>
    changeBenefit(tx, office, { household, kind: 'dibao', from: plainMonth(from), amount: yuan(amount), reason }),
  );
const stop = (household: string, from: string) =>
  asJob((tx) => stopBenefit(tx, office, { household, kind: 'dibao', from: plainMonth(from), reason: '自愿退出' }));
const facts = async (household: string) =>
  (await asJob((tx) => findCurrentFacts(tx, office, [], household))).map((fact) => [
    ...[fact.from, fact.to, fact.value, fact.standing, fact.source],
  ]);
/** How often the statement was written anew, the retracted ones among them. */
const versions = async (household: string) => {
  const [row] = await asSuperuser<{ count: number }>('select count(*)::int from fact where household = $1', [
    household,
  ]);
  return row?.count;
};

describe('家庭在发金额的事实随待遇变动', () => {
  it('起发写一条，自起发月份第一天起', async () => {
    const { household } = await pay({ amount: '800', from: '2026-04' });
    expect(await facts(household)).toEqual([['2026-04-01', null, 80_000, 'determined', '测试〔2026〕1号']]);
  });

  it('台账带来的，从享受的第一个月起，不从导入的月份起', async () => {
    const { household } = await pay({ amount: '651.50', from: '2019-03', settledThrough: '2026-05' });
    expect(await facts(household)).toEqual([['2019-03-01', null, 65_150, 'determined', '测试〔2026〕1号']]);
  });

  it('调整以后前一条到上月末为止，后一条写明原因', async () => {
    const { household } = await pay({ amount: '800', from: '2026-04' });
    await change(household, '2026-07', '900');
    expect(await facts(household)).toEqual([
      ['2026-04-01', '2026-06-30', 80_000, 'determined', '测试〔2026〕1号'],
      ['2026-07-01', null, 90_000, 'determined', '动态调整'],
    ]);
    expect(await versions(household)).toBe(3);
  });

  it('同一个月调整两次，只留后一次的', async () => {
    const { household } = await pay({ amount: '800', from: '2026-04' });
    office.clock.setBusiness('2026-06-15T02:00:00Z');
    await change(household, '2026-07', '900');
    office.clock.setBusiness('2026-06-15T03:00:00Z');
    await change(household, '2026-07', '950', '更正');
    expect(await facts(household)).toEqual([
      ['2026-04-01', '2026-06-30', 80_000, 'determined', '测试〔2026〕1号'],
      ['2026-07-01', null, 95_000, 'determined', '更正'],
    ]);
  });

  it('先定了八月的，再调六月，八月的不变', async () => {
    const { household } = await pay({ amount: '800', from: '2026-04' });
    await change(household, '2026-08', '900');
    await change(household, '2026-06', '850', '补登');
    expect(await facts(household)).toEqual([
      ['2026-04-01', '2026-05-31', 80_000, 'determined', '测试〔2026〕1号'],
      ['2026-06-01', '2026-07-31', 85_000, 'determined', '补登'],
      ['2026-08-01', null, 90_000, 'determined', '动态调整'],
    ]);
  });

  it('从起发当月起调整，起发的一条改为新的金额', async () => {
    const { household } = await pay({ amount: '800', from: '2026-04' });
    office.clock.setBusiness('2026-06-15T04:00:00Z');
    await change(household, '2026-04', '700', '更正');
    expect(await facts(household)).toEqual([['2026-04-01', null, 70_000, 'determined', '更正']]);
  });

  it('停发的截止到上月末，以后的调整一并撤回', async () => {
    const { household } = await pay({ amount: '800', from: '2026-04' });
    await change(household, '2026-08', '900');
    await stop(household, '2026-07');
    expect(await facts(household)).toEqual([['2026-04-01', '2026-06-30', 80_000, 'determined', '测试〔2026〕1号']]);
  });

  it('没有发过就停的，一条也不留', async () => {
    const { household } = await pay({ amount: '800', from: '2026-07' });
    await stop(household, '2026-07');
    expect(await facts(household)).toEqual([]);
  });

  it('停发以后重新起发，前后两段都在', async () => {
    const { household, head, people } = await pay({ amount: '800', from: '2026-02' });
    await stop(household, '2026-04');
    const [account] = await asSuperuser<{ id: string }>('select id from bank_account where person = $1', [head]);
    await asJob((tx) =>
      startBenefit(tx, office, {
        ...{ kind: 'dibao', household, document: '测试〔2026〕9号', payee: head, account: account?.id ?? '' },
        ...{ from: plainMonth('2026-07'), amount: yuan('300'), members: people, division: '512021100201' },
      }),
    );
    expect(await facts(household)).toEqual([
      ['2026-02-01', '2026-03-31', 80_000, 'determined', '测试〔2026〕1号'],
      ['2026-07-01', null, 30_000, 'determined', '测试〔2026〕9号'],
    ]);
  });

  it('没有写明事实种类的待遇，不写事实', async () => {
    const { household, head, people } = await pay({ amount: '800', from: '2026-04' });
    const [account] = await asSuperuser<{ id: string }>('select id from bank_account where person = $1', [head]);
    await asJob((tx) =>
      startBenefit(tx, office, {
        ...{ kind: 'heating', household, document: '测试〔2026〕2号', payee: head, account: account?.id ?? '' },
        ...{ from: plainMonth('2026-06'), amount: yuan('50'), members: people, division: '512021100201' },
      }),
    );
    expect(await facts(household)).toHaveLength(1);
  });

  it('打包的情形与事实相同，全县判定读的就是它', async () => {
    const { household } = await pay({ amount: '800', from: '2026-04' });
    await change(household, '2026-07', '900');
    const [row] = await asSuperuser<{ values: string }>(
      `select string_agg(encode(substr(packed, at, 20), 'hex'), ' ' order by substr(packed, at, 20)) as values
       from situation cross join lateral generate_series(1, length(packed), 20) as at
       where household = $1 and get_byte(packed, at) = 255`,
      [household],
    );
    // 3 determined, household; kind 900; days since 2000; 80,000 and 90,000 分 as doubles.
    expect(row?.values).toBe('03ff038400002573000025cd40f3880000000000 03ff0384000025ce7fffffff40f5f90000000000');
  });
});
