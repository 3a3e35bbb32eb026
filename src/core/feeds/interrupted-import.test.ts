import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { cancelJob, getJob } from '#core/access/index.ts';
import { practiceLedger } from '#server/practice/ledger.ts';
import { enterImport, readLedgerFile } from '#test/support/imports.ts';
import { newKey, type PayCounty, payCounty } from '#test/support/pay-county.ts';
import { toyLedger } from '#test/support/toy-ledger.ts';
import { confirmImport, getImport } from './index.ts';

const calm = await payCounty({ feeds: [toyLedger] });
const struck = await payCounty({ feeds: [toyLedger] });
const ledger = await practiceLedger({ households: 60, seed: 5 });

/** What the register holds of an import, names and all but ids. */
const registerOf = async ({ asSuperuser }: PayCounty) => {
  const people = await asSuperuser('select name, born::text, division_now from person order by id_number_index');
  const benefits = await asSuperuser(`
    select p.name, b.from_month::text, b.settled_through::text, b.document, a.amount, k.number_mask,
      (select count(*)::int from benefit_member m where m.benefit = b.id) as members,
      (select count(*)::int from household_member m where m.household = b.household) as household
    from benefit b join person p on p.id = b.payee join benefit_amount a on a.benefit = b.id join bank_account k on k.id = b.account
    order by k.number_mask`);
  const tables = ['household', 'household_member', 'bank_account', 'benefit_member', 'fact'];
  const counts = await Promise.all(tables.map((table) => asSuperuser(`select count(*)::int as n from ${table}`)));
  return { people, benefits, counts };
};

const importedIn = async ({ asSuperuser }: PayCounty): Promise<number> => {
  const rows = await asSuperuser<{ n: number }>(
    `select count(*)::int as n from import_household where state = 'imported'`,
  );
  return rows[0]?.n ?? 0;
};

const started = async (county: PayCounty) => {
  const { id } = await readLedgerFile(county, 'toy-ledger', ledger);
  return confirmImport(county.office, county.clerk, { batch: id, key: newKey() });
};

const broken = () => {
  throw new TypeError('程序有错');
};

/** Works off the queue so many times, without the pauses between tries. */
const runAgain = async (county: PayCounty, times: number) => {
  for (let time = 0; time < times; time += 1) {
    await county.asSuperuser(`update graphile_worker._private_jobs set run_at = now() - interval '1 second'`);
    await county.runJobs();
  }
};

describe('导入到一半被打断', () => {
  it('数据库连接全部断掉后重来，结果与没有断过的一样，没有一户进两次', async () => {
    const undisturbed = await readLedgerFile(calm, 'toy-ledger', ledger);
    expect(await enterImport(calm, undisturbed.id)).toMatchObject({ state: 'done', imported: 60, faulty: 0 });

    const { id } = await started(struck);
    const working = struck.runJobs();
    while ((await importedIn(struck)) < 20) await pause(5);
    await struck.asSuperuser(`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'jimin'`);
    await working;
    const halfway = await importedIn(struck);
    expect(halfway).toBeGreaterThanOrEqual(20);
    expect(halfway).toBeLessThan(60);
    expect((await getImport(struck.office, struck.clerk, id)).state).toBe('importing');

    while ((await getImport(struck.office, struck.clerk, id)).state === 'importing') {
      await struck.runJobs();
      await pause(100);
    }
    expect(await getImport(struck.office, struck.clerk, id)).toMatchObject({ state: 'done', imported: 60, faulty: 0 });
    expect(await registerOf(struck)).toEqual(await registerOf(calm));
  });

  it('任务被取消后，余下的户可以再次确认，接着导入', async () => {
    const county = await payCounty({ feeds: [toyLedger] });
    const { id, job } = await started(county);
    const working = county.runJobs();
    while ((await importedIn(county)) < 10) await pause(5);
    await cancelJob(county.office, county.clerk, job);
    await working;
    const stopped = await getImport(county.office, county.clerk, id);
    expect(stopped.state).toBe('previewed');
    expect(stopped.imported).toBeLessThan(60);
    expect(stopped.stopped).toBe('导入被取消');
    expect(await enterImport(county, id)).toMatchObject({ state: 'done', imported: 60, stopped: null });
    expect(await registerOf(county)).toEqual(await registerOf(calm));
  });

  it('还在排队时取消：什么也没有导入，批次回到待确认', async () => {
    const county = await payCounty({ feeds: [toyLedger] });
    const { id, job } = await started(county);
    await cancelJob(county.office, county.clerk, job);
    await county.runJobs();
    expect(await getImport(county.office, county.clerk, id)).toMatchObject({
      state: 'previewed',
      imported: 0,
      stopped: '导入被取消',
    });
  });
});

describe('程序一再出错', () => {
  const gaveUp = '系统多次出错，任务没有完成，已停止。请稍后再办一次；仍然不行，请告诉系统管理员查看运行日志。';

  it('读取五次都出错，批次写明没有读成', async () => {
    const county = await payCounty({ feeds: [{ ...toyLedger, read: broken }] });
    const { id, job } = await readLedgerFile(county, 'toy-ledger', ledger);
    await runAgain(county, 4);
    expect(await getImport(county.office, county.clerk, id)).toMatchObject({ state: 'failed', note: gaveUp });
    expect(await getJob(county.office, county.clerk, job)).toMatchObject({ state: 'failed', note: gaveUp });
  });

  it('导入五次都出错，批次回到待确认，写明原因，修好后可以接着导入', async () => {
    const county = await payCounty({ feeds: [toyLedger] });
    const { id, job } = await started(county);
    const { start } = county.office.ledgerBenefits;
    Object.assign(county.office.ledgerBenefits, { start: broken });
    await runAgain(county, 5);
    expect(await getJob(county.office, county.clerk, job)).toMatchObject({ state: 'failed', note: gaveUp });
    const stopped = await getImport(county.office, county.clerk, id);
    expect(stopped).toMatchObject({ state: 'previewed', imported: 0, stopped: gaveUp });
    Object.assign(county.office.ledgerBenefits, { start });
    expect(await enterImport(county, id)).toMatchObject({ state: 'done', imported: 60, stopped: null });
  });
});
