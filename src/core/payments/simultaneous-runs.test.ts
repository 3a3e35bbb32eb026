import { describe, expect, it } from 'vitest';
import { cancelJob } from '#core/access/index.ts';
import { stopBenefit } from '#core/benefits/index.ts';
import { plainMonth } from '#kit/plain-date.ts';
import { newKey, payCounty } from '#test/support/pay-county.ts';
import { approveRun, makeRun, refusalOf } from '#test/support/pay-runs.ts';
import { cancelPayRun, getPayRun, listPayRuns, makePayRun, OpenRunExists } from './index.ts';

const county = await payCounty();
const { office, maker, checker, pay } = county;
const { household, head } = await pay({ name: '王德福', serial: 1, amount: '826', from: '2026-06' });
await pay({ name: '李秀兰', serial: 2, amount: '400', from: '2026-06' });
const june = plainMonth('2026-06');

describe('同时和重复', () => {
  it('两个人同时生成同月的批次，只成一个', async () => {
    const both = await Promise.allSettled([
      makePayRun(office, maker, { month: june, key: newKey() }),
      makePayRun(office, checker, { month: june, key: newKey() }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [refused] = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(OpenRunExists.is(refused)).toBe(true);
    await county.runJobs();
    const { items } = await listPayRuns(office, maker);
    expect(items.map((run) => [run.lines, run.total])).toEqual([[2, 122_600]]);
    for (const { id } of items) await cancelPayRun(office, maker, { run: id, key: newKey() });
  });

  it('同一请求键提交两次是同一个批次', async () => {
    const key = newKey();
    const [first, second] = await Promise.all([
      makePayRun(office, maker, { month: june, key }),
      makePayRun(office, maker, { month: june, key }),
    ]);
    expect(second).toEqual(first);
    await county.runJobs();
    await cancelPayRun(office, maker, { run: first.id, key: newKey() });
  });

  it('复核前待遇停发或收款人死亡，要作废重做', async () => {
    const run = await makeRun(county);
    await county.asJob((tx) => stopBenefit(tx, office, { household, kind: 'dibao', from: june, reason: '死亡' }));
    expect(await refusalOf(approveRun(county, run.id))).toBe(
      `批次 ${run.number} 生成以后情况有变：王*福 2026-06（待遇已停发）。请作废本批次，重新生成后再复核。`,
    );
    await county.asSuperuser(`update benefit set to_month = null`);
    await county.asSuperuser(`update person set died = '2026-06-10' where id = $1`, [head]);
    expect(await refusalOf(approveRun(county, run.id))).toContain('王*福 2026-06（收款人已登记死亡）');
    await cancelPayRun(office, maker, { run: run.id, key: newKey() });
    const again = await makeRun(county);
    expect([again.lines, again.total, again.held]).toEqual([1, 40_000, 1]);
    await expect(approveRun(county, again.id)).resolves.toMatchObject({ id: again.id });
  });

  it('作废在生成之前到达，任务什么也不列', async () => {
    office.clock.setBusiness('2026-07-08T01:00:00Z');
    const { id } = await makePayRun(office, maker, { month: plainMonth('2026-07'), key: newKey() });
    await cancelPayRun(office, maker, { run: id, key: newKey() });
    await county.runJobs();
    expect(await getPayRun(office, maker, id)).toMatchObject({ state: 'cancelled', lines: 0 });
    expect(await county.asSuperuser(`select 1 from paid_month where run = $1`, [id])).toEqual([]);
  });

  it('任务在开始之前被取消，批次也作废', async () => {
    const { id, job } = await makePayRun(office, maker, { month: plainMonth('2026-07'), key: newKey() });
    await cancelJob(office, maker, job);
    await county.runJobs();
    expect(await getPayRun(office, maker, id)).toMatchObject({ state: 'cancelled', lines: 0 });
  });
});
