import { describe, expect, it } from 'vitest';
import { addBankAccount } from '#core/people/index.ts';
import { findTable, readWorkbook } from '#platform/spreadsheet/index.ts';
import { inventedCard } from '#server/practice/invented-numbers.ts';
import { payCounty } from '#test/support/pay-county.ts';
import { approveRun, makeRun, refusalOf } from '#test/support/pay-runs.ts';
import { testStaff } from '#test/support/test-context.ts';
import { listPayLines, makeBankFile, RunTampered, verifyPayRun } from './index.ts';

const county = await payCounty();
const { office, maker, checker, pay } = county;
const { head } = await pay({ name: '王德福', serial: 1, amount: '1826.05', from: '2026-05' });
const guo = await pay({ name: '郭红', serial: 2, amount: '300', from: '2026-06' });
const agent = { person: guo.head, number: inventedCard(77), holder: '郭建国', bank: '安岳县农村信用社' };
office.clock.setBusiness('2026-06-15T02:00:00Z');
await county.asJob((tx) => addBankAccount(tx, office, agent));
const run = await makeRun(county);
const { digest } = await approveRun(county, run.id);

describe('银行文件', () => {
  it('CSV 有表头、每笔一行、合计行和校验值', async () => {
    const { name, content } = await makeBankFile(office, checker, { run: run.id, format: 'csv' });
    expect(name).toBe('银行发放文件-202606-01.csv');
    expect(content.toString('utf8').split('\r\n')).toEqual([
      '\ufeff序号,姓名,开户行,账号,金额(元),月份,批次号,摘要',
      '1,王德福,,6999990000000000017,1826.05,2026-05,202606-01,最低生活保障金 2026年5月 补发',
      '2,王德福,,6999990000000000017,1826.05,2026-06,202606-01,最低生活保障金 2026年6月',
      '3,郭建国,安岳县农村信用社,6999990000000000777,300.00,2026-06,202606-01,最低生活保障金 2026年6月 代郭红领取',
      `,合计,,3笔,3952.10,,202606-01,校验值SM3:${digest}`,
      '',
    ]);
  });

  it('xlsx 的账号是文本，金额是数字，最后一格是校验值', async () => {
    const { content } = await makeBankFile(office, maker, { run: run.id, format: 'xlsx' });
    const table = findTable(await readWorkbook(content), [
      { key: 'account', names: ['账号'] },
      { key: 'amount', names: ['金额'] },
    ]);
    const [first] = table.rows;
    expect(first?.cells.find(({ column }) => column === 'D')).toMatchObject({
      text: '6999990000000000017',
      kind: 'text',
    });
    expect(first?.cells.find(({ column }) => column === 'E')).toMatchObject({ text: '1826.05', kind: 'number' });
    expect(table.rows.at(-1)?.cells.at(-1)?.text).toBe(`校验值SM3:${digest}`);
  });

  it('每次打开账号都有审计，写明涉及的人', async () => {
    const entries = await county.asSuperuser<{ subjects: string[]; purpose: string }>(
      `select subjects, purpose from audit_entry where action = 'pay-run.bank-file' order by seq`,
    );
    expect(entries[0]?.purpose).toBe('向银行提交批次 202606-01');
    expect(entries[0]?.subjects.sort()).toEqual([head, guo.head].sort());
  });

  it('明细列表里的账号是掩码，按序号翻页', async () => {
    const first = await listPayLines(office, maker, { run: run.id, limit: 2 });
    expect([first.items.map(({ number }) => number), first.next]).toEqual([[1, 2], 2]);
    const second = await listPayLines(office, maker, { run: run.id, after: 2, limit: 2 });
    expect(second).toMatchObject({
      items: [{ number: 3, accountMask: '***************0777', place: '岳阳镇棋盘村' }],
      next: null,
    });
  });

  it('只能看不能发的岗位、乡镇的岗位，拿不到银行文件', async () => {
    const reader = testStaff('512021', 'pay-run.read');
    const town = testStaff('512021100', 'pay-run.approve');
    for (const actor of [reader, town]) {
      expect(await refusalOf(makeBankFile(office, actor, { run: run.id, format: 'csv' }))).toBe(
        '内容不存在，或您的岗位和管辖范围不含这项操作。请核对编号；确有需要的，请联系本单位管理员。',
      );
    }
  });

  it('冻结后明细被库主改动，校验不符，不再给银行文件', async () => {
    await county.asSuperuser(`update pay_line set amount = amount + 100 where run = $1 and number = 3`, [run.id]);
    expect((await verifyPayRun(office, maker, run.id)).intact).toBe(false);
    await expect(makeBankFile(office, checker, { run: run.id, format: 'csv' })).rejects.toSatisfy(RunTampered.is);
    await expect(makeBankFile(office, checker, { run: run.id, format: 'xlsx' })).rejects.toSatisfy(RunTampered.is);
    await county.asSuperuser(`update pay_line set amount = amount - 100 where run = $1 and number = 3`, [run.id]);
    expect((await verifyPayRun(office, maker, run.id)).intact).toBe(true);
  });

  it('冻结后账号密文被换成别人的，不再给银行文件', async () => {
    await county.asSuperuser(
      `update bank_account set number_sealed = (select number_sealed from bank_account where person = $1) where holder = '郭建国'`,
      [head],
    );
    await expect(makeBankFile(office, checker, { run: run.id, format: 'csv' })).rejects.toSatisfy(RunTampered.is);
  });
});
