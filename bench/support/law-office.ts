import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogue } from '#catalogue/index.ts';
import type { Context, StaffActor } from '#core/access/index.ts';
import { seedParameters } from '#core/parameters/index.ts';
import type { DbScope, Tx } from '#platform/database.ts';
import { openJobs } from '#platform/jobs.ts';
import { createLog } from '#platform/log.ts';
import { openStorage } from '#platform/storage.ts';
import { type BenchCounty, onServer, openBenchCounty } from './bench-county.ts';

/** The county of a bench with the law of this program, and somebody who may ask. */
export interface LawOffice {
  readonly county: BenchCounty;
  readonly office: Context;
  readonly staff: StaffActor;
  asJob<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Seconds of a COPY of all situations to this process, bytes dropped: the least there is. */
  floor(): Promise<number>;
  close(): Promise<void>;
}

const job: DbScope = { role: 'jimin_job', settings: { 'app.county': '512021' } };
const allSituations = `copy (select household, division_now::text, members, packed from situation where county = '512021')
  to stdout (format binary)`;

/** Opens the county of so many people with its parameters. */
export async function openLawOffice(people: number, say: (line: string) => void): Promise<LawOffice> {
  const county = await openBenchCounty(people, say);
  const { ctx, url } = county;
  const folder = await mkdtemp(join(tmpdir(), 'jimin-bench-'));
  const log = createLog('silent');
  const office: Context = {
    ...{ ...ctx, catalogue, log, jobs: openJobs({ url, keys: ctx.keys, log }) },
    storage: await openStorage(folder, 1_000_000),
    installation: {
      ...{ practice: true, name: '安岳县', bureau: '安岳县民政局', government: '安岳县人民政府' },
      publicUrl: 'https://mz.example',
    },
  };
  const asJob = <T>(work: (tx: Tx) => Promise<T>) => ctx.db.transaction(job, work);
  await asJob((tx) => seedParameters(tx, office));
  const user = randomUUID();
  await onServer(url, (client) =>
    client.query(`insert into app_user (id, login, name, password_hash) values ($1, $2, '测试', '-')`, [user, user]),
  );
  const staff: StaffActor = {
    ...{ kind: 'staff', user, userName: '测试', post: randomUUID(), postKind: 'county-reviewer', county: '512021' },
    ...{ scope: '512021', domains: ['assistance'] },
    permissions: new Set(['decision.run', 'decision.read', 'simulation.run']),
  };
  return {
    ...{ county, office, staff, asJob },
    floor: () =>
      timed(() =>
        asJob(async (tx) => {
          let bytes = 0;
          for await (const chunk of ctx.db.copyTo(tx, allSituations)) bytes += chunk.length;
          return bytes;
        }),
      ),
    close: async () => {
      await county.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Seconds that a piece of work takes. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};
