import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { cancelJob, getJob } from '#core/access/index.ts';
import { plainMonth } from '#kit/plain-date.ts';
import type { Rule } from '#kit/rule.ts';
import type { Db } from '#platform/database.ts';
import { type OrchardCounty, orchardCounty } from '#test/support/orchards.ts';
import { toyCatalogueOf } from '#test/toy-catalogue/index.ts';
import { lemonVoucherItem } from '#test/toy-catalogue/lemon-voucher/item.ts';
import { lemonVoucher } from '#test/toy-catalogue/lemon-voucher/part.ts';
import { lemonRule } from '#test/toy-catalogue/lemon-voucher/rule.ts';
import { toyOffice } from '#test/toy-catalogue/toy-office.ts';
import { getDecisionRun, listProposals } from './decisions.read.service.ts';
import { startDecisionRun } from './index.ts';

/** A rule that does something besides at its n-th household. */
const disturbed = (disturb: (decided: number) => void): Rule => {
  let decided = 0;
  return {
    ...lemonRule,
    decide: (...situation) => {
      decided += 1;
      disturb(decided);
      return lemonRule.decide(...situation);
    },
  };
};

/** Forty orchards, each of which may have a voucher and has none. */
const countyOf = async (rule: Rule): Promise<OrchardCounty> => {
  const item = { ...lemonVoucherItem, rules: [rule] };
  const { catalogue } = toyCatalogueOf({ lemonVoucher: { ...lemonVoucher, items: [item] }, toyOffice });
  const county = await orchardCounty({ catalogue });
  for (let index = 0; index < 40; index += 1)
    await county.plant({ name: '甘同', trees: [index % 9, null].slice(0, 1) });
  return county;
};

const begun = async (county: OrchardCounty) => {
  const judge = await county.user('审批人', 'county-approver', '512021');
  const input = { item: 'lemon-voucher', month: plainMonth('2026-07'), key: 'test-key-1' };
  return { judge, input, run: await startDecisionRun(county.office, judge, input) };
};

const written = async ({ asSuperuser }: OrchardCounty): Promise<number | undefined> => {
  const [row] = await asSuperuser<{ count: number }>('select count(*)::int from decision_proposal');
  return row?.count;
};

/** Works off the queue so many times, without the pauses between tries. */
const runAgain = async (county: OrchardCounty, times = 1): Promise<void> => {
  for (let time = 0; time < times; time += 1) {
    await county.asSuperuser(`update graphile_worker._private_jobs set run_at = now() - interval '1 second'`);
    await county.runJobs();
  }
};

describe('判定到一半被打断', () => {
  it('中途出错的，一条建议也没有留下；重来以后每户一条', async () => {
    const county = await countyOf(
      disturbed((decided) => {
        if (decided === 20) throw new TypeError('程序有错');
      }),
    );
    const { judge, run } = await begun(county);
    await county.runJobs();
    expect(await written(county)).toBe(0);
    expect((await getDecisionRun(county.office, judge, run.id)).state).toBe('deciding');

    await runAgain(county);
    expect(await written(county)).toBe(40);
    expect(await getDecisionRun(county.office, judge, run.id)).toMatchObject({
      ...{ state: 'decided', households: 40, decided: 40, starts: 40 },
    });
    const { items } = await listProposals(county.office, judge, { run: run.id });
    expect(new Set(items.map(({ household }) => household)).size).toBe(40);
  });

  it('数据库连接中途全部断掉的，也一样', async () => {
    const striking: Promise<unknown>[] = [];
    const struck: OrchardCounty = await countyOf(
      disturbed((decided) => {
        if (decided !== 20) return;
        striking.push(
          struck.asSuperuser(`
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and application_name = 'jimin'`),
        );
      }),
    );
    const { judge, run } = await begun(struck);
    await struck.runJobs();
    await Promise.all(striking);
    expect(striking).toHaveLength(1);
    while ((await getDecisionRun(struck.office, judge, run.id)).state === 'deciding') await runAgain(struck);
    expect(await written(struck)).toBe(40);
  });

  it('判定完以后任务又来一次，不再判定', async () => {
    let decidedInAll = 0;
    const county = await countyOf(disturbed((decided) => (decidedInAll = decided)));
    const { run } = await begun(county);
    await county.runJobs();
    await county.asJob((tx) =>
      county.office.jobs.add(tx, { name: 'decisions:decide-county', payload: {} }, { run: run.id }),
    );
    await county.runJobs();
    expect(await written(county)).toBe(40);
    expect(decidedInAll).toBe(40);
  });

  it('同一请求键同时办两次，只有一个批次、一份建议', async () => {
    const county = await countyOf(lemonRule);
    const { judge, input, run } = await begun(county);
    const both = await Promise.all([
      startDecisionRun(county.office, judge, input),
      startDecisionRun(county.office, judge, input),
    ]);
    expect(both).toEqual([run, run]);
    await county.runJobs();
    expect(await written(county)).toBe(40);
  });

  it('判定中取消的，没有建议，批次写明已取消', async () => {
    const county = await countyOf(lemonRule);
    const { judge, run } = await begun(county);
    const { db } = county.office;
    // The cancelling arrives while the situations do.
    const copyTo: Db['copyTo'] = (tx, statement) =>
      Readable.from(
        (async function* () {
          await cancelJob(county.office, judge, run.job);
          yield* db.copyTo(tx, statement);
        })(),
      );
    Object.assign(county.office, { db: { ...db, copyTo } });
    await county.runJobs();
    expect((await getDecisionRun(county.office, judge, run.id)).state).toBe('cancelled');
    expect(await written(county)).toBe(0);
  });

  it('五次都出错的，批次和任务都写明没有完成', async () => {
    const county = await countyOf(
      disturbed(() => {
        throw new TypeError('程序有错');
      }),
    );
    const { judge, run } = await begun(county);
    await runAgain(county, 5);
    expect(await getDecisionRun(county.office, judge, run.id)).toMatchObject({ state: 'failed', households: 0 });
    expect(await getJob(county.office, judge, run.job)).toMatchObject({
      state: 'failed',
      note: '系统多次出错，任务没有完成，已停止。请稍后再办一次；仍然不行，请告诉系统管理员查看运行日志。',
    });
    expect(await written(county)).toBe(0);
  });

  it('数据库自己也不让一户有两条，判定完的批次不再加', async () => {
    const county = await countyOf(lemonRule);
    const { run } = await begun(county);
    await county.runJobs();
    const again = (columns: string) =>
      county.asSuperuser(
        `insert into decision_proposal (county, run, household, division_now, kind, outcome, class, before, after, members, reasons)
         select ${columns} from decision_proposal where run = $1 limit 1`,
        [run.id],
      );
    const same = 'division_now, kind, outcome, class, before, after, members, reasons';
    await expect(again(`county, run, household, ${same}`)).rejects.toThrow(/duplicate key|has ended/);
    await expect(county.asSuperuser(`update decision_run set households = 0 where id = $1`, [run.id])).rejects.toThrow(
      'is decided',
    );
  });
});
