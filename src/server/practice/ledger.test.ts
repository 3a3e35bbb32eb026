import { describe, expect, it } from 'vitest';
import { catalogue } from '#catalogue/index.ts';
import { getPayRun, listPayHolds } from '#core/payments/index.ts';
import { enterImport, faultsOf, readLedgerFile } from '#test/support/imports.ts';
import { payCounty } from '#test/support/pay-county.ts';
import { approveRun, makeRun } from '#test/support/pay-runs.ts';
import { practiceLedger } from './ledger.ts';

const county = await payCounty({ catalogue });
const { office, maker, asSuperuser } = county;
const batch = await readLedgerFile(
  county,
  'dibao-ledger',
  await practiceLedger({ households: 200, seed: 1 }),
  '低保台账.xlsx',
);

describe('安岳县 200 户低保台账', () => {
  it('读出 200 户 580 人，没有错误', async () => {
    expect(await faultsOf(county, batch.id)).toEqual([]);
    expect([batch.state, batch.households, batch.rows, batch.note]).toEqual([
      'previewed',
      200,
      580,
      '读取的工作表是“低保台账”；P 列“备注”不认识，没有读取',
    ]);
  });

  it('确认后全部进入登记，事实是部门反馈，来源是台账', async () => {
    expect(await enterImport(county, batch.id)).toMatchObject({
      state: 'done',
      imported: 200,
      faulty: 0,
      paidThrough: '2026-05',
    });
    const [register] = await asSuperuser(`
      select (select count(*)::int from person) as people, (select count(*)::int from household) as households,
        (select count(*)::int from household_member) as members, (select count(*)::int from benefit) as benefits,
        (select count(*)::int from benefit_member where active) as covered`);
    expect(register).toEqual({ people: 580, households: 200, members: 580, benefits: 200, covered: 580 });
    const kept = await asSuperuser<{ count: number }>(`select count(*)::int as count from fact where kind = 158`);
    expect(kept).toEqual([{ count: 200 }]);
    const said = `select distinct standing, source, valid_from::text as "from" from fact where kind <> 158`;
    expect(await asSuperuser(said)).toEqual([{ standing: 'reported', source: 'dibao-ledger', from: '2026-06-01' }]);
  });

  it('六月一次发 200 笔，共 195949.00 元，以前的月份不补', async () => {
    const run = await makeRun(county);
    expect([run.lines, run.total, run.held]).toEqual([200, 19_594_900, 0]);
    expect((await listPayHolds(office, maker, { run: run.id })).items).toEqual([]);
    expect(run.towns.map(({ name, lines, amount }) => [name, lines, amount])).toEqual([
      ['岳城街道', 40, 3_929_000],
      ['岳阳镇', 31, 2_710_150],
      ['通贤镇', 31, 3_086_450],
      ['林凤镇', 38, 3_800_600],
      ['毛家镇', 36, 3_549_400],
      ['元坝镇', 24, 2_519_300],
    ]);
    await approveRun(county, run.id);
    expect((await getPayRun(office, maker, run.id)).state).toBe('frozen');
  });

  it('同一份台账再导一次，每户都说明已在保障，什么也不重复', async () => {
    const again = await readLedgerFile(county, 'dibao-ledger', await practiceLedger({ households: 200, seed: 1 }));
    expect([again.households, again.faulty]).toEqual([200, 200]);
  });
});
