import { describe, expect, it } from 'vitest';
import { stopBenefit } from '#core/benefits/index.ts';
import { plainMonth } from '#kit/plain-date.ts';
import { findTable, readWorkbook, textOf } from '#platform/spreadsheet/index.ts';
import { inventedCard, inventedNumber } from '#server/practice/invented-numbers.ts';
import { practiceLedger } from '#server/practice/ledger.ts';
import { type LedgerFaultName, ledgerFaults } from '#server/practice/ledger-faults.ts';
import { enterImport, faultsOf, readLedgerFile } from '#test/support/imports.ts';
import { ledgerSheet, toyHeader, toyRow } from '#test/support/ledger-sheet.ts';
import { newKey, payCounty } from '#test/support/pay-county.ts';
import { refusalOf } from '#test/support/pay-runs.ts';
import { testStaff } from '#test/support/test-context.ts';
import { toyLedger } from '#test/support/toy-ledger.ts';
import { confirmImport, getImport, listImportHouseholds, listImports, makeFaultsFile, startImport } from './index.ts';

const county = await payCounty({ feeds: [toyLedger] });
const { office, clerk, asSuperuser } = county;
const read = (content: Buffer, name?: string) => readLedgerFile(county, 'toy-ledger', content, name);
const readRows = async (...rows: readonly ReturnType<typeof toyRow>[]) => read(await ledgerSheet([toyHeader, ...rows]));
const count = async (table: string) =>
  (await asSuperuser<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n;
const id = (serial: number) => inventedNumber('1968-03-12', serial);

const faultNames = Object.keys(ledgerFaults).filter((name): name is LedgerFaultName => name in ledgerFaults);
const spoilt = faultNames.map((fault, household) => ({ household, fault }));
const batch = await read(await practiceLedger({ households: 20, seed: 7, faults: spoilt }));

describe('台账里常见的错误，逐格说明错在哪里、怎样改', () => {
  it('十四户各错一处，六户可以导入', () => {
    expect([batch.state, batch.rows, batch.households, batch.faulty]).toEqual(['previewed', 58, 20, 14]);
  });

  it('每处错误有行号、列、表头、内容和改法', async () => {
    expect(await faultsOf(county, batch.id)).toEqual([
      '8 I 成员身份证号 | 512099********8581 | 身份证号校验码不符：很可能有一位录错，请对照证件逐位核对',
      '10 I 成员身份证号 | 512099********1200 | 长数字按“数值”保存，第 15 位以后的数字已经丢失；请把这一列设为“文本”格式后重新录入',
      '14 I 成员身份证号 | 512099*****1123 | 这是 15 位旧身份证号，请出示并填写 18 位居民身份证号',
      '18 I 成员身份证号 |  | 没有填写成员身份证号',
      '19 H 成员姓名 | 曾建国2 | 姓名“曾建国2”中不能有数字',
      '22 J 与户主关系 | 同住 | “同住”不是可填的内容，请填 户主、配偶、儿子、女儿、母亲 之一',
      '23 L 月保障金额（元） | 约800 | “约800”不是确数，请填写准确金额，如 800',
      '25 L 月保障金额（元） | 0.08万 | “0.08万”是以万元（或亿元）为单位，请按元写全，如 1.2万 写作 12000',
      '29 L 月保障金额（元） |  | 没有填写月保障金额',
      '32 M 银行账号 | 699999*********0040 | 银行账号校验位不符：很可能有一位录错，请对照银行卡逐位核对',
      '36 N 起始月份 | 2025-13 | 没有 13 月，请核对“2025-13”',
      '38 B 乡镇 | 石桥铺镇 | 石桥铺镇（512021102000）自2021年10月31日起停用，可能已并入石桥街道（512021002000），请核实后改选现行区划。',
      '41 C 村（社区） | 桃花源村 | 林凤镇下没有“桃花源村”，请核对名称，或从列表中选择。',
      '42 G 保障人口 | 5 | 保障人口写5人，成员列了4人，请核对',
    ]);
  });

  it('有错误的户按台账里写的地名列出', async () => {
    const { items } = await listImportHouseholds(office, clerk, { batch: batch.id, state: 'faulty' });
    expect(items.slice(11, 13).map(({ place }) => place)).toEqual(['石桥铺镇长林村', '林凤镇桃花源村']);
  });

  it('合计行与逐行相加不符，在说明里指出', () => {
    expect(batch.note).toContain('第 62 行合计的“月保障金额（元）”是 18,049.00 元，逐行相加是 15,185.50 元，请核对');
  });

  it('预览不向人员、家庭和待遇写入任何内容', async () => {
    expect([await count('person'), await count('household'), await count('benefit')]).toEqual([0, 0, 0]);
  });

  it('身份证号和账号在库里是密文，预览里是掩码', async () => {
    const { items } = await listImportHouseholds(office, clerk, { batch: batch.id, state: 'ready', limit: 1 });
    expect(items[0]?.members[0]?.idNumberMask).toMatch(/^512099\*{8}\d{3}[\dX]$/);
    expect(items[0]?.benefit?.accountMask).toMatch(/^\*{15}\d{4}$/);
    const rows = await asSuperuser<{ text: string }>(`select row_to_json(h)::text as text from import_household h`);
    expect(rows.filter(({ text }) => /512099\d{8}/.test(text))).toEqual([]);
  });

  it('确认后只导入没有错误的户，其余可下载，错误写在行边', async () => {
    const done = await enterImport(county, batch.id);
    expect([done.state, done.imported, done.faulty]).toEqual(['done', 6, 14]);
    const file = await makeFaultsFile(office, clerk, batch.id);
    expect(file.name).toBe('台账-未导入.xlsx');
    const table = findTable(await readWorkbook(file.content), [
      { key: 'row', names: ['原行号'] },
      { key: 'fault', names: ['错误说明'] },
    ]);
    expect(table.rows).toHaveLength(42);
    const faulty = table.rows.map((row) => textOf(row, table.header, 'fault')).filter((text) => text !== '');
    expect(faulty).toHaveLength(14);
    expect(faulty[0]).toBe('I列“成员身份证号”：身份证号校验码不符：很可能有一位录错，请对照证件逐位核对');
  });

  it('下载的错误清单改好以后可以直接上传', async () => {
    const again = await read((await makeFaultsFile(office, clerk, batch.id)).content);
    expect([again.state, again.households, again.faulty]).toEqual(['previewed', 14, 14]);
  });
});

describe('同样的户，不同的写法', () => {
  it.each(['merged', 'repeated', 'first-row'] as const)('%s：户数、人数和金额一样', async (style) => {
    const fresh = await payCounty({ feeds: [toyLedger] });
    const batch = await readLedgerFile(fresh, 'toy-ledger', await practiceLedger({ households: 30, seed: 3, style }));
    expect([batch.rows, batch.households, batch.faulty]).toEqual([82, 30, 0]);
    const { items } = await listImportHouseholds(fresh.office, fresh.clerk, { batch: batch.id });
    expect(items.reduce((sum, { benefit }) => sum + (benefit?.amount ?? 0), 0)).toBe(2_797_000);
    expect(items.flatMap(({ mends }) => mends).length).toBeGreaterThan(0);
  });

  it('乡镇一格合并了几户，仍按户分开', async () => {
    const rows = [
      toyRow('王德福', id(101), inventedCard(101)),
      toyRow('李秀兰', id(102), inventedCard(102), { 乡镇: null, '村（社区）': null }),
      toyRow('周长庚', id(103), inventedCard(103), { 乡镇: null, '村（社区）': null }),
    ];
    const batch = await read(await ledgerSheet([toyHeader, ...rows], ['A2:A4', 'B2:B4']));
    const { items } = await listImportHouseholds(office, clerk, { batch: batch.id });
    expect(items.map(({ name, place }) => [name, place])).toEqual([
      ['王德福', '岳阳镇棋盘村'],
      ['李秀兰', '岳阳镇棋盘村'],
      ['周长庚', '岳阳镇棋盘村'],
    ]);
  });

  it.each([
    ['2025-07', '2025-07'],
    ['2025年7月', '2025-07'],
    ['2025.07', '2025-07'],
    ['202507', '2025-07'],
    ['2025年7月1日', '2025-07'],
    [new Date('2025-07-01T00:00:00Z'), '2025-07'],
  ])('起始月份写作 %s', async (written, month) => {
    const batch = await readRows(toyRow('王德福', id(111), inventedCard(111), { 起始月份: written }));
    const { items } = await listImportHouseholds(office, clerk, { batch: batch.id });
    expect(items[0]?.benefit?.from).toBe(month);
  });

  it.each([
    [826, 82_600],
    ['826元', 82_600],
    ['1,350.50', 135_050],
    ['１３５０', 135_000],
    [0.1 + 0.2, 30],
  ])('金额写作 %s', async (written, amount) => {
    const batch = await readRows(toyRow('王德福', id(112), inventedCard(112), { 月保障金额: written }));
    const { items } = await listImportHouseholds(office, clerk, { batch: batch.id });
    expect(items[0]?.benefit?.amount).toBe(amount);
  });

  it('姓名中间的空格自动去掉，并列出改了哪一格', async () => {
    const batch = await readRows(toyRow('王　明', id(113), inventedCard(113)));
    const { items } = await listImportHouseholds(office, clerk, { batch: batch.id });
    expect(items[0]?.members[0]?.name).toBe('王明');
    expect(items[0]?.mends).toEqual([
      { row: 2, column: 'C', header: '户主姓名', found: '王　明', value: '王明' },
      { row: 2, column: 'F', header: '成员姓名', found: '王　明', value: '王明' },
    ]);
  });

  it('数字格式的 2025.1 分不清是 1 月还是 10 月', async () => {
    const batch = await readRows(toyRow('王德福', id(114), inventedCard(114), { 起始月份: 2025.1 }));
    expect(await faultsOf(county, batch.id)).toEqual([
      '2 K 起始月份 | 2025.1 | “2025.1”分不清是 1 月还是 10 月，请写作 2025-01 或 2025-10（单元格设为文本）',
    ]);
  });
});

describe('整个文件不能读', () => {
  it('缺少必需的列', async () => {
    const batch = await read(await ledgerSheet([toyHeader.slice(0, 9), ['岳阳镇']]));
    expect([batch.state, batch.note]).toEqual([
      'failed',
      '台账的表头有问题：缺少“银行账号”列；缺少“起始月份”列；缺少“批准文号”列。请改正表头后重新上传。',
    ]);
  });

  it('金额以万元为单位', async () => {
    const header = toyHeader.map((name) => (name === '月保障金额' ? '月保障金额（万元）' : name));
    const batch = await read(await ledgerSheet([header, toyRow('王德福', id(121), inventedCard(121))]));
    expect(batch.note).toBe(
      '台账的表头有问题：I 列“月保障金额（万元）”以万元为单位，请换算成元。请改正表头后重新上传。',
    );
  });

  it('没有表头', async () => {
    const batch = await read(await ledgerSheet([['通知'], ['各乡镇：'], ['请按时报送。']]));
    expect(batch.state).toBe('failed');
    expect(batch.note).toContain('没有找到表头');
  });
});

describe('重复的人', () => {
  it('同一人在文件里出现两次，后一处是错误', async () => {
    const batch = await readRows(
      toyRow('王德福', id(131), inventedCard(131)),
      toyRow('王德福', id(131), inventedCard(132)),
    );
    expect(await faultsOf(county, batch.id)).toEqual([
      `3 G 成员身份证号 | 512099********${id(131).slice(-4)} | 与第 2 行的身份证号相同，同一人只能登记一次，请核对后删去一处`,
    ]);
  });

  it('两户用同一个账号只是提示', async () => {
    const batch = await readRows(
      toyRow('王德福', id(133), inventedCard(133)),
      toyRow('李秀兰', id(134), inventedCard(133)),
    );
    const { items } = await listImportHouseholds(office, clerk, { batch: batch.id });
    expect(items.map(({ state, notes }) => [state, notes])).toEqual([
      ['ready', []],
      ['ready', ['银行账号与第 2 行起的一户相同，请核对']],
    ]);
  });

  it('已登记的人：姓名不同、已死亡、已在别户保障', async () => {
    const paid = await county.pay({ name: '陈国华', serial: 301, amount: '500', from: '2026-01' });
    const known = inventedNumber('1970-01-01', 301);
    const other = await readRows(toyRow('陈国平', known, inventedCard(141)));
    const mask = `512099********${known.slice(-4)}`;
    expect(await faultsOf(county, other.id)).toEqual([
      `2 G 成员身份证号 | ${mask} | 该身份证号已登记在“陈*华”名下，与台账中的“陈国平”不同，请对照身份证核对；确已改名的，先办理更名`,
      `2 G 成员身份证号 | ${mask} | “陈国平”已在“陈*华”户享受最低生活保障金，同一人只能在一户中，请核对后从台账中删去`,
    ]);
    await asSuperuser(`update person set died = '2026-05-02' where id = $1`, [paid.head]);
    const dead = await readRows(toyRow('陈国华', known, inventedCard(141)));
    expect((await faultsOf(county, dead.id))[0]).toBe(
      `2 G 成员身份证号 | ${mask} | “陈国华”已登记于2026年5月2日死亡，请核对后从台账中删去`,
    );
  });

  it('预览以后才在别处享受的户，导入时跳过并写明原因', async () => {
    const batch = await readRows(
      toyRow('郭红', inventedNumber('1970-01-01', 311), inventedCard(151)),
      toyRow('郭正碧', id(152), inventedCard(152)),
    );
    await county.pay({ name: '郭红', serial: 311, amount: '500', from: '2026-01' });
    const done = await enterImport(county, batch.id);
    expect([done.state, done.imported, done.faulty, done.skipped]).toEqual(['done', 1, 0, 1]);
    expect(await faultsOf(county, batch.id)).toEqual([
      '2 - - |  | 郭*（在郭*户）已在享受最低生活保障金，同一人只能在一户中享受。请先停发原来一户的待遇或把此人移出该户，再办理。',
    ]);
  });

  it('停发以后可以随台账再进来，人员和家庭不重复登记', async () => {
    const paid = await county.pay({ name: '罗素华', serial: 321, amount: '500', from: '2026-01' });
    const from = plainMonth('2026-06');
    await county.asJob((tx) =>
      stopBenefit(tx, office, { household: paid.household, kind: 'dibao', from, reason: '误停' }),
    );
    const row = toyRow('罗素华', inventedNumber('1970-01-01', 321), inventedCard(161), { 起始月份: '2026-06' });
    const [people, households] = [await count('person'), await count('household')];
    const done = await enterImport(county, (await readRows(row)).id);
    expect(done.imported).toBe(1);
    expect([await count('person'), await count('household')]).toEqual([people, households]);
  });
});

describe('谁能导入什么', () => {
  it('乡镇的人只能导入本乡镇的户', async () => {
    const town = { ...clerk, scope: '512021103' };
    const content = await ledgerSheet([
      toyHeader,
      toyRow('王德福', id(171), inventedCard(171)),
      toyRow('李秀兰', id(172), inventedCard(172), { 乡镇: '通贤', '村（社区）': '四方' }),
    ]);
    const batch = await readLedgerFile({ ...county, clerk: town }, 'toy-ledger', content);
    const { items } = await listImportHouseholds(office, town, { batch: batch.id });
    expect(items.map(({ state, faults }) => [state, faults.map(({ message }) => message)])).toEqual([
      ['faulty', ['该户所在的村（社区）不在您的管辖范围内，请交由当地或县级导入']],
      ['ready', []],
    ]);
    const elsewhere = { ...clerk, scope: '512021104' };
    expect((await listImports(office, elsewhere)).items).toEqual([]);
    expect(await refusalOf(getImport(office, elsewhere, batch.id))).toBe(
      '导入批次不存在，或不在您的管辖范围内。请从导入列表中重新选择。',
    );
  });

  it('没有导入权限的岗位被拒绝', async () => {
    const reader = testStaff('512021', 'household.read');
    const start = startImport(office, reader, { feed: 'toy-ledger', file: crypto.randomUUID(), key: newKey() });
    expect(await refusalOf(start)).toContain('内容不存在，或您的岗位和管辖范围不含这项操作');
  });

  it('已发至的月份不能晚于本月，同一批次不能确认两次', async () => {
    const batch = await readRows(toyRow('谢家旺', id(181), inventedCard(181)));
    const confirm = (month: string) =>
      confirmImport(office, clerk, { batch: batch.id, paidThrough: plainMonth(month), key: newKey() });
    expect(await refusalOf(confirm('2026-07'))).toBe(
      '已发至 2026-07 晚于本月 2026-06。请填写在济民之外已经发放到的最后一个月。',
    );
    await confirm('2026-05');
    expect(await refusalOf(confirm('2026-05'))).toBe('该批次正在导入，不能确认导入。请刷新页面，核对批次状态。');
    await county.runJobs();
  });
});
