import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger, parseCronItems, type Runner, type RunnerOptions, run, runOnce, type TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import { Pool } from 'pg';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { loginUrl, type Tx } from './database.ts';
import { type JobLease, keepLease } from './job-lease.ts';
import type { Keys } from './keys.ts';
import type { Log } from './log.ts';

/** A kind of background work: its name in the queue, and what its payload looks like. */
export interface Task<Payload extends TSchema> {
  /** `module:verb`. */
  readonly name: string;
  readonly payload: Payload;
}

/** What a handler is told about the run it is in. */
export interface JobRun {
  readonly jobId: string;
  /** 1 for the first try. */
  readonly attempt: number;
  /** Aborted when the process is stopping: leave off at the next safe step; the job comes again. */
  readonly signal: AbortSignal;
}

/** A task with its work; made by `handle`. */
export interface TaskHandler {
  readonly name: string;
  readonly run: (payload: unknown, run: JobRun) => Promise<void>;
  /** What is done instead of one more try when the tries are used up; without it the queue goes on trying for days. */
  readonly giveUp?: (payload: unknown) => Promise<void>;
}

/** A task of which one is added each day; its payload is empty. */
export interface DailyTask {
  readonly task: Task<TSchema>;
  /** 'HH:mm' wall time in China. */
  readonly at: string;
}

export interface AddJobOptions {
  /** While a job of this key waits, adding another replaces it. */
  readonly jobKey?: string;
  /** Jobs of one queue run one after another. */
  readonly queue?: string;
  /** ISO time, wall; now unless said. */
  readonly runAt?: string;
}

export interface JobsOptions {
  /** Any address of the database; user and password are replaced. */
  readonly url: string;
  readonly keys: Pick<Keys, 'secret'>;
  readonly log: Log;
  /** Milliseconds until the jobs of a killed process are given to another; 10,000 unless said. */
  readonly takeOverAfter?: number;
}

/** The queue of background work, kept in the database. A job may run more than once: handlers must bear it. */
export interface Jobs {
  /** Adds a job inside the transaction: it exists if and only if the transaction commits. */
  add<Payload extends TSchema>(
    tx: Tx,
    task: Task<Payload>,
    payload: Static<Payload>,
    options?: AddJobOptions,
  ): Promise<void>;
  /** Starts working in this process. */
  start(
    handlers: readonly TaskHandler[],
    options?: { concurrency?: number; daily?: readonly DailyTask[] },
  ): Promise<void>;
  /** Works off what is due now, one after another, and returns: for commands and tests. */
  runDue(handlers: readonly TaskHandler[]): Promise<void>;
  /** Lets running jobs come to a safe step, then ends. */
  stop(): Promise<void>;
}

/** How long a stopping process waits for its jobs, in milliseconds; the lease gives what is left to the next one. */
const patience = 20_000;

/** How often work is tried that can be given up: with the pauses of the queue, one and a half minutes. */
const tries = 5;

/** Declares a task; throws when the name is not `module:verb`. */
export function defineTask<Payload extends TSchema>(name: string, payload: Payload): Task<Payload> {
  if (!/^[a-z][a-z-]*:[a-z][a-z-]*$/.test(name)) throw new Error(`后台任务名“${name}”应写作“模块:动词”`);
  return { name, payload };
}

/**
 * Joins a task with its work. A payload that no longer fits, as after an upgrade, fails the job with a message. Work that people
 * wait for says by `giveUp` how it ends when it has failed five times, or has taken the process down with it.
 */
export function handle<Payload extends TSchema>(
  task: Task<Payload>,
  work: (payload: Static<Payload>, run: JobRun) => Promise<void>,
  giveUp?: (payload: Static<Payload>) => Promise<void>,
): TaskHandler {
  const checked = (payload: unknown): Static<Payload> => {
    if (!Value.Check(task.payload, payload)) throw new Error(`任务 ${task.name} 的参数与现在的定义不符`);
    return payload;
  };
  return {
    name: task.name,
    run: async (payload, jobRun) => work(checked(payload), jobRun),
    ...(giveUp && { giveUp: async (payload) => giveUp(checked(payload)) }),
  };
}

/** The queue of a database. Nothing is connected before `start` or `runDue`. */
export function openJobs(options: JobsOptions): Jobs {
  const log = options.log.child({ part: 'jobs' });
  const url = loginUrl(options.url, 'jimin_app', options.keys);
  let working: { runner: Runner; lease: JobLease; pool: Pool } | undefined;

  return {
    async add(tx, task, payload, { jobKey, queue, runAt } = {}) {
      await sql`select platform.add_job(${task.name}, ${JSON.stringify(payload)}::json, ${jobKey ?? null}, ${queue ?? null},
        ${runAt ?? null}::timestamptz)`.execute(tx);
    },
    async start(handlers, { concurrency = 2, daily = [] } = {}) {
      const lease = await keepLease(url, log, options.takeOverAfter ?? 10_000);
      const pool = runnerPool(url, concurrency + 2);
      const events: NonNullable<RunnerOptions['events']> = new EventEmitter();
      events.on('pool:create', ({ workerPool }) => void lease.take(workerPool.id));
      const runner = await run({
        ...common(pool, log),
        events,
        taskList: taskListOf(handlers, log),
        parsedCronItems: parseCronItems(daily.map(({ task, at }) => ({ task: task.name, match: utcCron(at) }))),
        concurrency,
        noHandleSignals: true,
        gracefulShutdownAbortTimeout: 1000,
      });
      runner.promise.catch((error) => log.error({ err: error }, '后台任务停止工作'));
      working = { runner, lease, pool };
    },
    async runDue(handlers) {
      const pool = runnerPool(url, 2);
      await runOnce({ ...common(pool, log), taskList: taskListOf(handlers, log), noHandleSignals: true });
      await pool.end();
    },
    async stop() {
      if (!working) return;
      const { runner, lease, pool } = working;
      working = undefined;
      const stopped = runner.stop().then(
        () => true,
        () => false,
      );
      if (await Promise.race([stopped, pause(patience, false, { ref: false })])) await pool.end();
      else log.warn('有后台任务未能停在安全之处，将在下次启动后重做');
      await lease.release();
    },
  };
}

/** '02:30' in China as a cron pattern in UTC, which is what the queue reads. */
export function utcCron(at: string): string {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(at) ?? [];
  if (hour === undefined || minute === undefined) throw new RangeError(`“${at}”不是时刻，应如 02:30`);
  return `${Number(minute)} ${(Number(hour) + 16) % 24} * * *`;
}

function runnerPool(url: string, connections: number): Pool {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    options: '-c role=jimin_job',
    application_name: 'jimin jobs',
  });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

function common(pgPool: Pool, log: Log) {
  const logger = new Logger(() => (level, message) => {
    if (level === 'error') log.error(message);
    else if (level === 'warning') log.warn(message);
    else log.trace(message);
  });
  // Without a batch the queue does not wait, when stopping, for the note that a job is done: it would be done again.
  const preset = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };
  return { pgPool, logger, preset };
}

function taskListOf(handlers: readonly TaskHandler[], log: Log): TaskList {
  return Object.fromEntries(
    handlers.map((handler) => [
      handler.name,
      async (payload, { job, abortSignal }) => {
        const started = performance.now();
        await runOrGiveUp(handler, payload, { jobId: job.id, attempt: job.attempts, signal: abortSignal }, log);
        log.info({ task: handler.name, job: job.id, ms: Math.round(performance.now() - started) }, '后台任务完成');
      },
    ]),
  );
}

async function runOrGiveUp(
  { name, run, giveUp }: TaskHandler,
  payload: unknown,
  jobRun: JobRun,
  log: Log,
): Promise<void> {
  if (giveUp === undefined) return run(payload, jobRun);
  try {
    // A try that took the process down was counted by the queue, and nobody could give up for it then.
    if (jobRun.attempt > tries) throw new Error('上一次执行时进程中断');
    await run(payload, jobRun);
  } catch (error) {
    if (jobRun.attempt < tries || jobRun.signal.aborted) throw error;
    log.error({ err: error, task: name, job: jobRun.jobId }, '后台任务多次失败，不再重试');
    await giveUp(payload);
  }
}
