import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { cancelJob, getJob } from '#core/access/index.ts';
import { withdrawConsent } from '#core/cases/index.ts';
import { verifiedOrchards } from '#test/support/verified-orchards.ts';
import { exchangeTasks } from './index.ts';

const county = await verifiedOrchards();
const { office, clerk, start, look, runJobs, later, plant, source } = county;

const growers = (family: string) =>
  Array.from('甲乙丙丁戊', (one) => ({ name: `${family}阿${one}`, says: 1, register: 1 }));

describe('核对被打断', () => {
  it('问到一半进程断了：接着问剩下的，没有人被问两次', async () => {
    const before = source.asked.length;
    const { id } = await plant(...growers('桃'));
    await start(id);
    // After the fourth question every connection to the database is cut, as when the process dies.
    let sent = 0;
    const wall = office.clock.wallNow;
    let cut: Promise<unknown> | undefined;
    Object.assign(office.clock, {
      wallNow: () => {
        sent += 1;
        if (sent === 12) {
          cut = county.asSuperuser(`
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and application_name = 'jimin'`);
        }
        return wall();
      },
    });
    await runJobs();
    Object.assign(office.clock, { wallNow: wall });
    await cut;
    expect((await look(id)).reports).toEqual([]);
    for (let run = 0; run < 4 && (await look(id)).round?.state === 'asking'; run += 1) await later();
    const { round, cells, reports } = await look(id);
    expect(round?.state).toBe('concluded');
    expect(cells.every(({ state }) => state === 'answered')).toBe(true);
    expect(reports).toHaveLength(1);
    expect(source.asked.length - before).toBe(10);
    const [facts] = await county.asSuperuser<{ count: number }>(
      `select count(*)::int from fact where standing = 'reported' and office_case = $1`,
      [id],
    );
    expect(facts?.count).toBe(10);
    const [asked] = await county.asSuperuser<{ count: number }>(
      `select count(*)::int from audit_entry where action = 'verification.ask' and detail->>'case' = $1`,
      [id],
    );
    expect(asked?.count).toBe(10);
  });

  it('问完以后任务又来一次：什么也不变', async () => {
    const { id } = await plant(...growers('李'));
    await start(id);
    await runJobs();
    const round = (await look(id)).round?.id ?? '';
    const before = source.asked.length;
    await county.asJob((tx) => office.jobs.add(tx, { name: 'exchange:ask', payload: {} }, { verification: round }));
    await runJobs();
    expect(source.asked.length).toBe(before);
    expect((await look(id)).reports).toHaveLength(1);
  });

  it('进度看得到；取消以后谁也不问，报告写需核实', async () => {
    const { id } = await plant(...growers('杏'));
    const before = source.asked.length;
    const { job } = await start(id);
    expect(await getJob(office, clerk, job)).toMatchObject({ state: 'queued', total: 10, done: 0 });
    await cancelJob(office, clerk, job);
    await runJobs();
    const { cells, reports } = await look(id);
    expect(source.asked.length).toBe(before);
    expect(cells.map(({ note }) => note)).toEqual(Array.from({ length: 10 }, () => '核对被取消'));
    expect(reports[0]?.content.people.map(({ conclusion }) => conclusion)).toEqual(
      Array.from({ length: 5 }, () => 'check'),
    );
  });

  it('撤回授权以后不再问这个人；重新签了可以再问', async () => {
    const { id, people } = await plant(
      { name: '梨撤回', says: 1, register: 1 },
      { name: '梨不撤', says: 1, register: 1 },
    );
    await start(id);
    const person = people[0] ?? '';
    await withdrawConsent(office, clerk, { case: id, person, reason: '本人改变主意', key: randomUUID() });
    await runJobs();
    const { cells, people: seen, blocked } = await look(id);
    expect(cells.filter((one) => one.person === person).map(({ state, note }) => [state, note])).toEqual([
      ['withheld', '没有有效的授权，没有询问'],
      ['withheld', '没有有效的授权，没有询问'],
    ]);
    expect(cells.filter((one) => one.person === people[1]).map(({ state }) => state)).toEqual(['answered', 'answered']);
    expect(seen[0]?.consent).toBe('withdrawn');
    expect(blocked).toContain('梨撤回没有签核对授权书');
    await county.sign(id, person);
    expect((await look(id)).people[0]?.consent).toBe('valid');
    expect((await look(id)).again).toBe(2);
  });

  it('每天早上的清扫把过了期限的收掉', async () => {
    const { id } = await plant({ name: '枣清扫', says: 1, register: 1, manners: { 'lemon-register': 'late' } });
    await start(id);
    await runJobs();
    office.clock.setBusiness('2026-06-19T22:30:00Z');
    await county.asJob((tx) => office.jobs.add(tx, { name: 'exchange:sweep', payload: {} }, {}));
    await office.jobs.runDue(exchangeTasks(office));
    office.clock.setBusiness('2026-06-15T01:00:00Z');
    expect((await look(id)).round?.state).toBe('concluded');
  });
});
