import { describe, expect, it } from 'vitest';
import { engineFactKinds } from '#kit/fact-kind.ts';
import { plainDate } from '#kit/plain-date.ts';
import { fixedClock } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import { inventedNumber } from '#server/practice/invented-numbers.ts';
import { testDatabase } from '#test/support/test-database.ts';
import {
  addBankAccount,
  createHousehold,
  findAccountsOf,
  findHouseholdsOf,
  findPersonByNumber,
  openAccounts,
  registerPerson,
  setMembers,
} from './index.ts';

const { db, keys, asSuperuser } = await testDatabase();
const clock = fixedClock('2026-06-15T01:00:00Z');
const ctx = { county: '512021', clock, keys, catalogue: { factKinds: engineFactKinds } };
const asJob = <T>(work: (tx: Tx) => Promise<T>) =>
  db.transaction({ role: 'jimin_job', settings: { 'app.county': '512021' } }, work);

const village = '512021100201';
let serial = 1;
const nextNumber = () => {
  serial += 2;
  return inventedNumber('1980-03-07', serial);
};
const register = (name: string, idNumber: string, more: { phone?: string; division?: string } = {}) =>
  asJob((tx) => registerPerson(tx, ctx, { name, idNumber, division: village, ...more }));

describe('人员登记', () => {
  it('出生日期和性别取自身份证号；号码加密存放，只留遮住中间的样子', async () => {
    const idNumber = inventedNumber('1980-03-07', 901);
    const { id, created } = await register('张小明', idNumber, { phone: '138 0000 1234' });
    expect(created).toBe(true);
    expect(
      await asSuperuser(
        'select name, sex, born::text, id_number_mask, phone_mask, position($2 in encode(id_number_sealed, $3)) as leak from person where id = $1',
        [id, idNumber, 'escape'],
      ),
    ).toEqual([
      {
        name: '张小明',
        sex: 'male',
        born: '1980-03-07',
        id_number_mask: `512099********${idNumber.slice(-4)}`,
        phone_mask: '138****1234',
        leak: 0,
      },
    ]);
    expect(await asSuperuser('select token from person_token where person = $1 order by token', [id])).toEqual(
      ['zhangxiaoming', 'zxm', '小明', '张小', '张小明'].map((token) => ({ token })),
    );
  });

  it('同一号码再次登记是同一个人，全角、小写和空格不算不同', async () => {
    const idNumber = nextNumber();
    const first = await register('阿卜杜·热合曼', idNumber);
    const again = await register('阿卜杜•热合曼', ` ${idNumber.slice(0, 6)} ${idNumber.slice(6).toLowerCase()}`);
    expect(again).toEqual({ id: first.id, created: false });
  });

  it('号码已在别人名下时拒绝，并只透露遮住的姓名', async () => {
    const idNumber = nextNumber();
    await register('张小明', idNumber);
    await expect(register('李四光', idNumber)).rejects.toMatchObject({
      code: 'people.name-differs',
      detail: `身份证号 512099********${idNumber.slice(-4)} 已登记在“张*明”名下，与所填“李四光”不同。请对照身份证核对号码和姓名；确已改名的，先办理更名。`,
    });
  });

  it('两处同时登记同一人，只登记一次', async () => {
    const idNumber = nextNumber();
    const results = await Promise.all([register('王建国', idNumber), register('王建国', idNumber)]);
    expect(new Set(results.map(({ id }) => id)).size).toBe(1);
    expect(results.filter(({ created }) => created)).toHaveLength(1);
  });

  it('没有电话的补上电话，已有的不被别人的申请改掉', async () => {
    const idNumber = nextNumber();
    const { id } = await register('王建国', idNumber);
    await register('王建国', idNumber, { phone: '13800001234' });
    await register('王建国', idNumber, { phone: '13900005678' });
    expect(await asSuperuser('select phone_mask from person where id = $1', [id])).toEqual([
      { phone_mask: '138****1234' },
    ]);
  });

  it('别的镇已登记的人按号码找得到，登记地不变', async () => {
    const idNumber = nextNumber();
    const { id } = await register('王建国', idNumber, { division: '512021101201' });
    expect(await register('王建国', idNumber)).toEqual({ id, created: false });
    expect(await asJob((tx) => findPersonByNumber(tx, ctx, idNumber))).toMatchObject({ id, division: '512021101201' });
  });

  it.each([
    ['身份证号校验码不符', '张小明', '512099198003070011'],
    ['姓名应为 2 至 50 个字', '张', inventedNumber('1980-03-07', 905)],
    ['晚于', '张小明', inventedNumber('2026-06-16', 1)],
  ])('不收：%s', async (reason, name, idNumber) => {
    await expect(register(name, idNumber)).rejects.toThrow(reason);
  });

  it('经办岗位不能直接写人员、事实和情形，只能经登记服务', async () => {
    const tables = ['person', 'person_token', 'household', 'household_member', 'fact', 'fact_current', 'situation'];
    const rights = await asSuperuser(
      `select name from unnest($1::text[]) as name cross join unnest(array['insert', 'update', 'delete']) as verb
       where has_table_privilege('jimin_staff', name, verb)
          or (verb = 'update' and has_any_column_privilege('jimin_staff', name, verb))`,
      [tables],
    );
    expect(rights).toEqual([]);
  });
});

describe('家庭成员', () => {
  const family = async () => {
    const [first, second, third] = [
      (await register('张大山', nextNumber())).id,
      (await register('李秀英', nextNumber())).id,
      (await register('张小宝', nextNumber())).id,
    ];
    const household = await asJob((tx) => createHousehold(tx, ctx, { head: first, division: village }));
    return { first, second, third, household };
  };
  const set = (household: string, from: string, members: readonly (readonly [string, string])[]) =>
    asJob((tx) =>
      setMembers(tx, ctx, {
        household,
        from: plainDate(from),
        members: members.map(([person, relation]) => ({ person, relation })),
      }),
    );
  const rows = (household: string) =>
    asSuperuser(
      `select person, relation, valid_from::text as "from", valid_to::text as "to" from household_member
       where household = $1 order by valid_from, relation, person`,
      [household],
    );

  it('谁走谁来都有日期，没变的人留在原来的一行', async () => {
    const { first, second, third, household } = await family();
    await set(household, '2026-01-01', [
      [first, '01'],
      [second, '10'],
    ]);
    await set(household, '2026-07-01', [
      [first, '01'],
      [third, '20'],
    ]);
    expect(await rows(household)).toEqual([
      { person: first, relation: '01', from: '2026-01-01', to: null },
      { person: second, relation: '10', from: '2026-01-01', to: '2026-06-30' },
      { person: third, relation: '20', from: '2026-07-01', to: null },
    ]);
  });

  it('关系变了，旧的到前一日为止', async () => {
    const { first, second, household } = await family();
    await set(household, '2026-01-01', [
      [first, '01'],
      [second, '10'],
    ]);
    await set(household, '2026-03-01', [[second, '01']]);
    expect(await rows(household)).toEqual([
      { person: first, relation: '01', from: '2026-01-01', to: '2026-02-28' },
      { person: second, relation: '10', from: '2026-01-01', to: '2026-02-28' },
      { person: second, relation: '01', from: '2026-03-01', to: null },
    ]);
  });

  it('同一天改正名单，从未成立的那一行不留', async () => {
    const { first, second, third, household } = await family();
    await set(household, '2026-01-01', [
      [first, '01'],
      [second, '10'],
    ]);
    await set(household, '2026-01-01', [
      [first, '01'],
      [third, '20'],
    ]);
    expect(await rows(household)).toEqual([
      { person: first, relation: '01', from: '2026-01-01', to: null },
      { person: third, relation: '20', from: '2026-01-01', to: null },
    ]);
  });

  it('一人的家庭：当户主的和曾经加入的都找得到', async () => {
    const { first, second, household } = await family();
    await set(household, '2026-01-01', [
      [first, '01'],
      [second, '10'],
    ]);
    const [own] = await asJob((tx) => findHouseholdsOf(tx, ctx, first));
    expect(own).toMatchObject({ id: household, head: first, division: village });
    const [joined] = await asJob((tx) => findHouseholdsOf(tx, ctx, second));
    expect(joined?.memberships).toEqual([{ household, person: second, relation: '10', from: '2026-01-01', to: null }]);
  });

  it('名单里一人两行、关系不是国标代码、人不存在，都不收', async () => {
    const { first, household } = await family();
    await expect(
      set(household, '2026-01-01', [
        [first, '01'],
        [first, '10'],
      ]),
    ).rejects.toThrow('出现了两次');
    await expect(set(household, '2026-01-01', [[first, '本人']])).rejects.toThrow('不是 GB/T 4761 的数字代码');
    await expect(set(household, '2026-01-01', [['00000000-0000-4000-8000-000000000001', '01']])).rejects.toThrow(
      '没有找到该人员',
    );
  });
});

describe('银行账户', () => {
  const number = '6222020000000000000';

  it('账号加密存放，后加的一个为现用，相同的不重复加', async () => {
    const { id: person } = await register('张大山', nextNumber());
    const add = (text: string) =>
      asJob((tx) => addBankAccount(tx, ctx, { person, number: text, holder: '张大山', bank: '安岳农商银行' }));
    const first = await add('6222 0200 0000 0000 000');
    expect(await add(number)).toBe(first);
    clock.setBusiness('2026-06-16T01:00:00Z');
    const second = await add('6222020000000000018');
    clock.setBusiness('2026-06-15T01:00:00Z');
    const accounts = await asJob((tx) => findAccountsOf(tx, ctx, person));
    expect(accounts.map(({ id, numberMask }) => [id, numberMask])).toEqual([
      [second, '***************0018'],
      [first, '***************0000'],
    ]);
    const opened = await asJob((tx) => openAccounts(tx, ctx, [first]));
    expect(opened.get(first)).toEqual({ number, holder: '张大山', bank: '安岳农商银行' });
  });

  it('校验位不符的账号不收', async () => {
    const { id: person } = await register('张大山', nextNumber());
    await expect(
      asJob((tx) => addBankAccount(tx, ctx, { person, number: '6222020000000000001', holder: '张大山' })),
    ).rejects.toThrow('银行账号校验位不符');
  });
});
