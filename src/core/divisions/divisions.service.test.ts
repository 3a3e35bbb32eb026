import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { plainDate } from '#kit/plain-date.ts';
import { fixedClock } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import { testDatabase } from '#test/support/test-database.ts';
import {
  assertOpenForNewCase,
  divisionsRoutes,
  findChildren,
  findPathNames,
  getByName,
  getCurrentCode,
  getDivision,
  loadDivisions,
  loadNameFinder,
} from './index.ts';

const { db, asSuperuser } = await testDatabase();
const asJob = <T>(work: (tx: Tx) => Promise<T>) => db.transaction({ role: 'jimin_job', settings: {} }, work);
const asPublic = <T>(work: (tx: Tx) => Promise<T>) => db.transaction({ role: 'jimin_public', settings: {} }, work);

const today = plainDate('2026-11-23');
const in2019 = plainDate('2019-05-06');
const anyue = '512021000000';

const app = Fastify();
await app.register(divisionsRoutes({ db, clock: fixedClock('2026-11-23T02:00:00Z') }));

const firstLoad = await asJob((tx) => loadDivisions(tx));

describe('装入区划表', () => {
  it('第一次装入全部区划和沿革', () => {
    expect(firstLoad).toEqual({ divisionsInserted: 712, successionsInserted: 23, differences: [] });
  });

  it('再次启动什么也不添加', async () => {
    expect(await asJob((tx) => loadDivisions(tx))).toEqual({
      divisionsInserted: 0,
      successionsInserted: 0,
      differences: [],
    });
  });

  it('县里核实过的日期和沿革不被改回，只报告差异', async () => {
    const changes = [
      `update division set valid_to = date '2021-03-01' where code = '512021102000'`,
      `update division_succession set confirmed = true where old_code = '512021102000'`,
      `delete from division where code = '512021240000'`,
    ];
    for (const change of changes) await asSuperuser(change);
    expect(await asJob((tx) => loadDivisions(tx))).toEqual({
      divisionsInserted: 1,
      successionsInserted: 0,
      differences: [
        { code: '512021102000', field: 'validTo', inFile: '2021-10-31', inDatabase: '2021-03-01' },
        { code: '512021102000', field: 'confirmed', inFile: 'false', inDatabase: 'true' },
      ],
    });
    await asSuperuser(`update division set valid_to = date '2021-10-31' where code = '512021102000'`);
    await asSuperuser(`update division_succession set confirmed = false where old_code = '512021102000'`);
  });
});

describe('区划的现在与过去', () => {
  it('安岳县今天有46个下级，2019年有69个', async () => {
    const [now, then] = await asPublic(async (tx) => [
      await findChildren(tx, anyue, today),
      await findChildren(tx, anyue, in2019),
    ]);
    expect([now?.length, then?.length]).toEqual([46, 69]);
    expect(now?.[0]).toMatchObject({ code: '512021001000', name: '岳城街道', kind: '街道', hasChildren: true });
  });

  it('46个乡级单位下共有553个村和社区', async () => {
    const counts = await asPublic(async (tx) => {
      const towns = await findChildren(tx, anyue, today);
      return Promise.all(towns.map(async ({ code }) => (await findChildren(tx, code, today)).length));
    });
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(553);
  });

  it('EX-41：2019年记在乾龙乡512021217的记录，今天归乾龙镇512021132，当时的代码仍查得到名称', async () => {
    await asPublic(async (tx) => {
      expect(await getCurrentCode(tx, '512021217000', today)).toBe('512021132000');
      expect(await getCurrentCode(tx, '512021217000', in2019)).toBe('512021217000');
      expect(await getCurrentCode(tx, '512021236000', today)).toBe('512021133000');
      expect((await getDivision(tx, '512021217000', in2019)).name).toBe('乾龙乡');
    });
  });

  it('EX-41：在512021217上新建办件被拒，并说明现为乾龙镇', async () => {
    await expect(asPublic((tx) => assertOpenForNewCase(tx, '512021217000', today))).rejects.toThrow(
      '代码已停用：乾龙乡（512021217000）自2021年10月31日起停用，现为乾龙镇（512021132000），请改选后再保存。',
    );
  });

  it('现行的镇和村可以新建办件', async () => {
    await asPublic(async (tx) => {
      await assertOpenForNewCase(tx, '512021132000', today);
      await assertOpenForNewCase(tx, '512021100201', today);
    });
  });

  it('承接待核实的代码不自动换，提示可能的去向', async () => {
    await expect(asPublic((tx) => assertOpenForNewCase(tx, '512021203000', today))).rejects.toThrow(
      '代码已停用：石鼓乡（512021203000）自2021年10月31日起停用，可能已并入卧佛镇（512021122000），请核实后改选现行区划。',
    );
    await expect(asPublic((tx) => getCurrentCode(tx, '512021203000', today))).rejects.toThrow(
      '承接区划不明：代码512021203000在2026-11-23已不在用，承接的区划不唯一或待核实：卧佛镇（512021122000），请先在区划沿革中核实。',
    );
  });

  it('去向没有线索的代码如实说明', async () => {
    await expect(asPublic((tx) => assertOpenForNewCase(tx, '512021244000', today))).rejects.toThrow(
      '代码已停用：自治乡（512021244000）自2021年10月31日起停用，没有登记由哪里承接，请改选现行区划。',
    );
  });

  it('新设的镇在2019年还不存在，表外的代码查不到', async () => {
    await expect(asPublic((tx) => getDivision(tx, '512021132000', in2019))).rejects.toThrow(
      '没有这个区划：区划表中没有2019-05-06有效的代码512021132000，请核对代码和日期，或从列表中选择。',
    );
    await expect(asPublic((tx) => assertOpenForNewCase(tx, '330106000000', today))).rejects.toMatchObject({
      code: 'divisions.not-found',
    });
  });

  it('一次查出一页记录的区划全称，停用的也有', async () => {
    const names = await asPublic((tx) =>
      findPathNames(tx, ['512021100007', '512021217000', '512021100007', '500152120000', '330106000000'], today),
    );
    expect([...names]).toEqual([
      ['512021100007', '岳阳镇土地堂社区'],
      ['512021217000', '乾龙乡'],
      ['500152120000', '卧佛镇'],
    ]);
  });
});

describe('台账里的区划名称', () => {
  it('EX-66：同名的卧佛镇按所在县区分，得到各自的代码', async () => {
    await asPublic(async (tx) => {
      expect((await getByName(tx, anyue, '卧佛镇', today)).code).toBe('512021122000');
      expect((await getByName(tx, '500152000000', '卧佛镇', today)).code).toBe('500152120000');
    });
  });

  it('整本台账只读一次区划表', async () => {
    const find = await asPublic((tx) => loadNameFinder(tx, anyue, today));
    expect(find('岳阳镇').code).toBe('512021100000');
    expect(find('岳阳镇', '土地堂居委会').code).toBe('512021100007');
    expect(find('岳城街道办', '岳井村').code).toBe('512021001200');
    expect(() => find('岳阳镇', '东大街社区')).toThrow(
      '没有这个名称的区划：岳阳镇下没有“东大街社区”，请核对名称，或从列表中选择。',
    );
    expect(() => find('卧佛镇', '石鼓村')).toThrow(
      '卧佛镇下没有“石鼓村”，是否为石鼓社区（512021122002）？请改正后再试。',
    );
    expect(() => find('乾龙乡')).toThrow('乾龙乡（512021217000）自2021年10月31日起停用，现为乾龙镇（512021132000）');
  });

  it('停用的名称在单个查找时也说明现名', async () => {
    await expect(asPublic((tx) => getByName(tx, anyue, '石桥铺镇', today))).rejects.toMatchObject({
      code: 'divisions.retired',
      detail:
        '石桥铺镇（512021102000）自2021年10月31日起停用，可能已并入石桥街道（512021002000），请核实后改选现行区划。',
    });
  });
});

describe('区划接口', () => {
  it('逐级展开：一次只给一级', async () => {
    const response = await app.inject('/api/divisions/512021132000/children');
    expect(response.json().items).toHaveLength(11);
    expect(response.json().items[0]).toEqual({
      code: '512021132001',
      name: '迴龙社区',
      level: 'village',
      kind: '社区',
      parent: '512021132000',
      validFrom: '2021-10-31',
      validTo: null,
      hasChildren: false,
    });
  });

  it('可以查过去某日的下级', async () => {
    expect((await app.inject('/api/divisions/512021000000/children?on=2019-05-06')).json().items).toHaveLength(69);
  });

  it('一个区划带上级和沿革，停用的也能看', async () => {
    expect((await app.inject('/api/divisions/512021217000')).json()).toEqual({
      code: '512021217000',
      name: '乾龙乡',
      level: 'town',
      kind: '乡',
      parent: '512021000000',
      validFrom: '1900-01-01',
      validTo: '2021-10-31',
      source: '国家统计局 统计用区划代码（2020年、2021年两版比对）',
      sourceDate: '2021-10-31',
      path: [
        { code: '510000000000', name: '四川省' },
        { code: '512000000000', name: '资阳市' },
        { code: '512021000000', name: '安岳县' },
        { code: '512021217000', name: '乾龙乡' },
      ],
      pathName: '乾龙乡',
      successors: [{ code: '512021132000', name: '乾龙镇', onDate: '2021-10-31', confirmed: true }],
    });
  });

  it('代码或日期写错时拒绝', async () => {
    expect((await app.inject('/api/divisions/512021/children')).statusCode).toBe(400);
    expect((await app.inject('/api/divisions/512021000000/children?on=2026-02-30')).statusCode).toBe(400);
  });
});
