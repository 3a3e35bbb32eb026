import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { inTransaction, type StaffActor } from '#core/access/index.ts';
import { insertClientKey } from '#core/access/once.store.ts';
import { append, getBacklog, sealNow, startSealer, verify } from '#core/audit/index.ts';
import { systemClock } from '#platform/clock.ts';
import { openDatabase } from '#platform/database.ts';
import { sm3Of } from '#platform/digest.ts';
import { startEmbeddedPostgres } from '#platform/embedded-postgres/start.ts';
import { temporaryKeys } from '#platform/keys.ts';
import { migrate } from '#platform/migrate.ts';
import { type Bench, type BenchOptions, type Measure, measured, median, quantile } from './measure.ts';

const folder = fileURLToPath(new URL('../.cache/bench-audit', import.meta.url));
const clients = 16;
const rounds = 3;
const seconds = 5;

/**
 * Write transactions a second, from 16 clients of one process against embedded PostgreSQL that syncs each commit to disk:
 * begin as staff, write a client key, commit (the floor); the same with its audit row; the same while the sealer runs.
 */
export const run: Bench = async ({ say }) => {
  await rm(folder, { recursive: true, force: true });
  const keys = temporaryKeys('bench');
  const server = await startEmbeddedPostgres({ folder, password: 'bench', exclusive: false });
  try {
    const url = await server.database('jimin');
    await migrate({ url, keys });
    const ctx = {
      db: openDatabase({ url, keys, connections: clients + 2 }),
      keys,
      clock: systemClock(),
      county: '512021',
    };
    try {
      return await measure(ctx, say);
    } finally {
      await ctx.db.close();
    }
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

type Ctx = Parameters<typeof verify>[0] & { clock: ReturnType<typeof systemClock> };

const clerk: StaffActor = {
  kind: 'staff',
  user: randomUUID(),
  userName: '陈小满',
  post: randomUUID(),
  postKind: 'clerk',
  county: '512021',
  scope: '512021100',
  domains: ['assistance'],
  permissions: new Set(),
};

const subjects = [randomUUID(), randomUUID(), randomUUID()];

/** One write of a clerk, with or without its audit row. */
const writeOnce = (ctx: Ctx, audited: boolean) =>
  inTransaction(ctx, clerk, async (tx) => {
    const key = randomUUID();
    await insertClientKey(tx, ctx.county, { key, requestHash: sm3Of(key), at: ctx.clock.wallNow() });
    if (audited) {
      await append(tx, ctx, clerk, { action: 'case.accept', subjects, detail: { case: key, seq: 3, item: 'dibao' } });
    }
  });

interface Round {
  readonly perSecond: number;
  /** Milliseconds of each transaction. */
  readonly times: readonly number[];
}

const runRound = async (ctx: Ctx, audited: boolean, length: number): Promise<Round> => {
  const times: number[] = [];
  const start = performance.now();
  const end = start + length * 1000;
  const work = async () => {
    for (let from = performance.now(); from < end; from = performance.now()) {
      await writeOnce(ctx, audited);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: clients }, work));
  return { perSecond: times.length / ((performance.now() - start) / 1000), times };
};

const measure = async (ctx: Ctx, say: BenchOptions['say']): Promise<Measure[]> => {
  const results = { none: [] as Round[], row: [] as Round[], sealed: [] as Round[] };
  const backlogs: number[] = [];
  const sealing: number[] = [];
  await runRound(ctx, true, 2);
  await sealNow(ctx);
  // In turns, so that what else the machine does falls on all alike.
  for (let round = 1; round <= rounds; round += 1) {
    results.none.push(await runRound(ctx, false, seconds));
    results.row.push(await runRound(ctx, true, seconds));
    const start = performance.now();
    const linked = await sealNow(ctx);
    sealing.push(linked / ((performance.now() - start) / 1000));
    const sealer = startSealer(ctx, (error) => say(String(error)));
    results.sealed.push(await runRound(ctx, true, seconds));
    backlogs.push((await getBacklog(ctx)).entries);
    await sealer.stop();
    say(`第 ${round} 轮，共 ${rounds} 轮`);
  }
  await sealNow(ctx);
  const report = await verify(ctx);
  if (!report.ok) throw new Error(report.fault.message);
  say(`核验 ${report.entries} 条审计记录，链完好`);

  const perSecond = (list: readonly Round[]) => median(list.map((round) => round.perSecond));
  const p95 = (list: readonly Round[]) => median(list.map(({ times }) => quantile(times, 0.95)));
  const [floor, floorP95] = [perSecond(results.none), p95(results.none)];
  return [
    measured('audit.write-without-audit', floor, 'tx/s'),
    measured('audit.write-with-row', perSecond(results.row), 'tx/s', floor),
    measured('audit.write-with-row-and-sealer', perSecond(results.sealed), 'tx/s', floor),
    measured('audit.p95-without-audit', floorP95, 'ms'),
    measured('audit.p95-with-row', p95(results.row), 'ms', floorP95),
    measured('audit.p95-with-row-and-sealer', p95(results.sealed), 'ms', floorP95),
    measured('audit.sealing', median(sealing), 'rows/s'),
    measured('audit.backlog-after-5s', median(backlogs), 'rows'),
  ];
};
