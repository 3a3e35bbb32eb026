import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { payCounty } from '#test/support/pay-county.ts';
import { approveRun, makeRun, refusalOf } from '#test/support/pay-runs.ts';
import { listPayRuns } from './index.ts';

const county = await payCounty();
const { pay, office, maker } = county;
await pay({ name: '王德福', serial: 1, amount: '826', from: '2026-06' });
const run = await makeRun(county);
const attempt = async (statement: string) => refusalOf(county.asSuperuser(statement));
const asStaff = (statement: string) =>
  refusalOf(
    county.db.transaction(
      { role: 'jimin_staff', settings: { 'app.county': '512021', 'app.scope': '512021', 'app.domains': '{}' } },
      (tx) => sql.raw(statement).execute(tx),
    ),
  );

describe('数据库守住的', () => {
  it('批次生成以后不能再加明细', async () => {
    const copy = `insert into pay_line select county, run, 99, benefit, benefit_kind, month, line_type, payee, payee_name, account,
      amount, division_at_event, division_now from pay_line where run = '${run.id}'`;
    expect(await attempt(copy)).toBe('the pay run is made: no line is added');
    expect(await asStaff(copy)).toBe('the pay run is made: no line is added');
  });

  it('程序的角色改不了也删不了明细', async () => {
    expect(await asStaff('update pay_line set amount = 1')).toBe('permission denied for table pay_line');
    expect(await asStaff('delete from pay_line')).toBe('permission denied for table pay_line');
  });

  it('冻结的批次谁也改不回去，已列的月份放不出来', async () => {
    await approveRun(county, run.id);
    expect(await attempt(`update pay_run set state = 'cancelled', approved_by = null, digest = null`)).toBe(
      'pay run 202606-01 is frozen',
    );
    expect(await attempt('delete from paid_month')).toBe('the pay run is frozen: no month is freed');
    expect(await asStaff('delete from paid_month')).toBe('the pay run is frozen: no month is freed');
  });

  it('同一待遇的同一月列不进第二个批次', async () => {
    const second = `insert into paid_month select county, benefit, month, '${run.id}', division_now from paid_month`;
    expect(await attempt(second)).toBe('duplicate key value violates unique constraint "paid_month_pkey"');
    expect((await listPayRuns(office, maker)).items).toHaveLength(1);
  });
});
