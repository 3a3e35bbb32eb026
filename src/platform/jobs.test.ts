import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { describe, expect, it, onTestFinished } from 'vitest';
import { testDatabase, toyMigrations } from '#test/support/test-database.ts';
import type { DbScope } from './database.ts';
import { defineTask, handle, type JobRun, openJobs, utcCron } from './jobs.ts';
import { createLog } from './log.ts';

const { db, url, keys, asSuperuser } = await testDatabase(toyMigrations);
const log = createLog('silent');
const jobs = openJobs({ url, keys, log, takeOverAfter: 1000 });

const greet = defineTask('jobs-test:greet', Type.Object({ name: Type.String() }));
const staff: DbScope = { role: 'jimin_staff', settings: { 'app.county': '512021' } };

const waiting = () => asSuperuser<{ task: string }>('select task_identifier as task from graphile_worker.jobs');

function collector() {
  const greeted: string[] = [];
  return { greeted, handler: handle(greet, async ({ name }) => void greeted.push(name)) };
}

describe('a job', () => {
  it('added in a transaction is done once', async () => {
    const { greeted, handler } = collector();
    await db.transaction(staff, (tx) => jobs.add(tx, greet, { name: '安岳' }));
    await jobs.runDue([handler]);
    await jobs.runDue([handler]);
    expect(greeted).toEqual(['安岳']);
  });

  it('does not exist when the transaction is taken back', async () => {
    const work = db.transaction(staff, async (tx) => {
      await jobs.add(tx, greet, { name: '撤回' });
      throw new Error('中途失败');
    });
    await expect(work).rejects.toThrow('中途失败');
    expect(await waiting()).toEqual([]);
  });

  it('replaces the waiting one of the same key', async () => {
    const { greeted, handler } = collector();
    await db.transaction(staff, async (tx) => {
      await jobs.add(tx, greet, { name: '旧' }, { jobKey: 'one' });
      await jobs.add(tx, greet, { name: '新' }, { jobKey: 'one' });
    });
    await jobs.runDue([handler]);
    expect(greeted).toEqual(['新']);
  });

  it('may be put off', async () => {
    const { greeted, handler } = collector();
    const runAt = new Date(Date.now() + 60_000).toISOString();
    await db.transaction(staff, (tx) => jobs.add(tx, greet, { name: '稍后' }, { runAt, jobKey: 'later' }));
    await jobs.runDue([handler]);
    expect(greeted).toEqual([]);
    await asSuperuser(`select graphile_worker.remove_job('later')`);
  });

  it.each(['jimin_app', 'jimin_resident', 'jimin_public', 'jimin_job'] as const)('may be added by %s', async (role) => {
    const { greeted, handler } = collector();
    await db.transaction({ role, settings: {} }, (tx) => jobs.add(tx, greet, { name: role }));
    await jobs.runDue([handler]);
    expect(greeted).toEqual([role]);
  });

  it('that fails comes again, and the failure does not stop the others', async () => {
    const runs: number[] = [];
    const failing = handle(greet, async (_payload, { attempt }: JobRun) => {
      runs.push(attempt);
      throw new Error('网络不通');
    });
    await db.transaction(staff, (tx) => jobs.add(tx, greet, { name: '再试' }, { jobKey: 'again' }));
    await jobs.runDue([failing]);
    expect(runs).toEqual([1]);
    expect(await asSuperuser('select attempts, last_error from graphile_worker.jobs')).toEqual([
      { attempts: 1, last_error: '网络不通' },
    ]);
    await asSuperuser(`select graphile_worker.remove_job('again')`);
  });

  it('that fails five times is given up once, and does not come again', async () => {
    const ends: string[] = [];
    const failing = handle(
      greet,
      async ({ name }, { attempt }) => {
        ends.push(`${name} ${attempt}`);
        throw new Error('坏了');
      },
      async ({ name }) => void ends.push(`${name} 放弃`),
    );
    await db.transaction(staff, (tx) => jobs.add(tx, greet, { name: '五次' }));
    for (let round = 0; round < 6; round += 1) {
      await jobs.runDue([failing]);
      await asSuperuser(`update graphile_worker._private_jobs set run_at = now() - interval '1 second'`);
    }
    expect(ends).toEqual(['五次 1', '五次 2', '五次 3', '五次 4', '五次 5', '五次 放弃']);
    expect(await waiting()).toEqual([]);
  });

  it('that took the process down five times is given up without being run again', async () => {
    const ends: string[] = [];
    const deadly = handle(
      greet,
      async () => void ends.push('又做了'),
      async ({ name }) => void ends.push(`${name} 放弃`),
    );
    await db.transaction(staff, (tx) => jobs.add(tx, greet, { name: '致命' }));
    await asSuperuser('update graphile_worker._private_jobs set attempts = 5');
    await jobs.runDue([deadly]);
    expect(ends).toEqual(['致命 放弃']);
  });

  it('whose payload no longer fits its definition is not run', async () => {
    const { greeted, handler } = collector();
    await asSuperuser(`select platform.add_job('jobs-test:greet', '{"who": "旧格式"}', 'old', null, null)`);
    await jobs.runDue([handler]);
    expect(greeted).toEqual([]);
    expect(await asSuperuser('select last_error from graphile_worker.jobs')).toEqual([
      { last_error: '任务 jobs-test:greet 的参数与现在的定义不符' },
    ]);
    await asSuperuser(`select graphile_worker.remove_job('old')`);
  });
});

describe('the queue', () => {
  it('is neither read nor changed by the kinds of actor', async () => {
    const read = db.transaction(staff, (tx) => sql`select * from graphile_worker._private_jobs`.execute(tx));
    await expect(read).rejects.toThrow('permission denied for schema graphile_worker');
  });

  it('is worked off by a running process as soon as something is added', async () => {
    const done = Promise.withResolvers<string>();
    await jobs.start([handle(greet, async ({ name }) => done.resolve(name))]);
    onTestFinished(() => jobs.stop());
    await db.transaction(staff, (tx) => jobs.add(tx, greet, { name: '马上' }));
    expect(await done.promise).toBe('马上');
  });

  it('tells a running job to come to a safe step when the process stops', async () => {
    const running = Promise.withResolvers<void>();
    const left: string[] = [];
    await jobs.start([
      handle(greet, async (_payload, { signal }) => {
        running.resolve();
        await once(signal, 'abort');
        left.push('停在安全之处');
      }),
    ]);
    await db.transaction(staff, (tx) => jobs.add(tx, greet, { name: '久' }));
    await running.promise;
    await jobs.stop();
    expect(left).toEqual(['停在安全之处']);
    expect(await waiting()).toEqual([]);
  });

  it('gives the job of a killed process to another within seconds', async () => {
    const program = `
      const { openJobs, defineTask, handle } = await import(${JSON.stringify(fileURLToPath(new URL('./jobs.ts', import.meta.url)))});
      const { createLog } = await import(${JSON.stringify(fileURLToPath(new URL('./log.ts', import.meta.url)))});
      const { Type } = await import('typebox');
      const jobs = openJobs({ url: process.env.URL, keys: { secret: () => process.env.SECRET }, log: createLog('silent') });
      const greet = defineTask('jobs-test:greet', Type.Object({ name: Type.String() }));
      await jobs.start([handle(greet, async () => { console.log('running'); await new Promise(() => {}); })]);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, URL: url, SECRET: keys.secret('role:jimin_app') },
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    await db.transaction(staff, (tx) => jobs.add(tx, greet, { name: '接手' }));
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');

    const done = Promise.withResolvers<string>();
    await jobs.start([handle(greet, async ({ name }) => done.resolve(name))]);
    onTestFinished(() => jobs.stop());
    expect(await Promise.race([done.promise, pause(15_000, '没有接手')])).toBe('接手');
  });
});

describe('a task', () => {
  it('is named module:verb', () => {
    expect(() => defineTask('Greet', Type.Object({}))).toThrow('后台任务名“Greet”应写作“模块:动词”');
  });

  it('each day in China has its hour in UTC', () => {
    expect(utcCron('02:30')).toBe('30 18 * * *');
    expect(utcCron('23:05')).toBe('5 15 * * *');
    expect(() => utcCron('24:00')).toThrow(RangeError);
  });
});
