import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { Log } from './log.ts';

/** Sign of life of a process that works on jobs. */
export interface JobLease {
  take(poolId: string): Promise<void>;
  release(): Promise<void>;
}

const lockClass = 1785293162;

/**
 * A killed process leaves its jobs locked, and the queue alone would free them after four hours. So each working process holds
 * an advisory lock named after its pool, and every `period` milliseconds each frees the jobs of pools whose lock nobody holds.
 */
export async function keepLease(url: string, log: Log, period: number): Promise<JobLease> {
  const pools = new Set<string>();
  const stopping = new AbortController();
  let client = await connect(url);

  async function beat(): Promise<void> {
    for (const pool of pools) {
      await client.query(
        `select pg_advisory_lock($1, hashtext($2)) where not exists (
           select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and classid = $1::oid
             and objid = (hashtext($2)::bigint & 4294967295)::oid)`,
        [lockClass, pool],
      );
    }
    const { rows } = await client.query<{ pool: string }>(deadPools, [lockClass, period / 1000]);
    if (rows.length === 0) return;
    const dead = rows.map(({ pool }) => pool);
    await client.query('select graphile_worker.force_unlock_workers($1)', [dead]);
    log.warn({ pools: dead }, '接手已终止进程留下的后台任务');
  }

  const beating = (async () => {
    while (!stopping.signal.aborted) {
      await pause(period, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      try {
        await beat();
      } catch {
        await client.end().catch(() => undefined);
        client = await connect(url).catch(() => client);
      }
    }
  })();
  await beat();

  return {
    async take(pool) {
      pools.add(pool);
      await beat().catch((error) => log.warn({ err: error }, '后台任务的存活标记未能写入，稍后重试'));
    },
    async release() {
      stopping.abort();
      await beating;
      await client.end().catch(() => undefined);
    },
  };
}

/** The grace of one period covers a pool that has just begun and whose lock is not taken yet. */
const deadPools = `
select distinct locked_by as pool from graphile_worker._private_jobs
 where locked_at < now() - make_interval(secs => $2)
   and not exists (select from pg_locks
     where locktype = 'advisory' and classid = $1::oid and objid = (hashtext(locked_by)::bigint & 4294967295)::oid
       and database = (select oid from pg_database where datname = current_database()))`;

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, options: '-c role=jimin_job', application_name: 'jimin jobs' });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
