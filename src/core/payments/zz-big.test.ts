import { it } from 'vitest';
import { newKey, payCounty } from '#test/support/pay-county.ts';
import { approveRun, makeRun } from '#test/support/pay-runs.ts';
import { listPayLines, makeBankFile, verifyPayRun } from './index.ts';

const county = await payCounty();
const t = async (name: string, w: () => Promise<unknown>) => {
  const s = performance.now();
  const r = await w();
  console.log(name, Math.round(performance.now() - s), 'ms');
  return r;
};
it('big', async () => {
  const { asSuperuser, office, maker, checker } = county;
  const sealed = office.keys.seal('6999990000000000017');
  const index = office.keys.index('bank-account', '6999990000000000017');
  await asSuperuser(
    `insert into person select '512021', ('00000000-0000-7000-8000-'||lpad(i::text,12,'0'))::uuid, '王德福', 'male','1970-01-01',null,'\\x00',int4send(i),'512099********0019',null,null,'512021100201','2026-06-01' from generate_series(1,100000) i`,
  );
  await asSuperuser(
    `insert into household select '512021', id, id, null, division_now, division_now, '2026-06-01' from person`,
  );
  await asSuperuser(
    `insert into bank_account select '512021', id, id, $1, $2, '***0017', '王德福', null, '2026-06-01', division_now from person`,
    [sealed, index],
  );
  await asSuperuser(
    `insert into benefit select '512021', id, 'dibao', id, null, null, '测试', id, id, '2024-06-01', null, null, '2026-05-01', division_now, division_now from person`,
  );
  await asSuperuser(
    `insert into benefit_amount select '512021', id, '2024-06-01', '2026-06-01', 40000, '-', division_now from person`,
  );
  await asSuperuser('vacuum analyze');
  const run = (await t('make 100k', () => makeRun(county))) as Awaited<ReturnType<typeof makeRun>>;
  console.log(run.lines, run.total);
  await t('approve 100k', () => approveRun(county, run.id));
  await t('verify', () => verifyPayRun(office, maker, run.id));
  await t('csv', () => makeBankFile(office, checker, { run: run.id, format: 'csv' }));
  await t('xlsx', () => makeBankFile(office, checker, { run: run.id, format: 'xlsx' }));
  await t('page', () => listPayLines(office, maker, { run: run.id, after: 50000 }));
  for (let m = 7; m <= 9; m++) {
    office.clock.setBusiness(`2026-0${m}-10T00:00:00Z`);
    const r = (await t('make month ' + m, () => makeRun(county, { month: `2026-0${m}` }))) as typeof run;
    await approveRun(county, r.id);
  }
  // eight more years of history
  await asSuperuser(`update benefit set from_month = '2018-06-01', settled_through = null`);
  await asSuperuser(
    `insert into paid_month select '512021', b.id, m::date, (select id from pay_run limit 1), b.division_now from benefit b, generate_series('2018-06-01'::timestamp, '2026-05-01', interval '1 month') m`,
  );
  await asSuperuser('vacuum analyze');
  office.clock.setBusiness('2026-10-10T00:00:00Z');
  await t('make with 8 years of history (9.6M paid months)', () => makeRun(county, { month: '2026-10' }));
}, 600000);
