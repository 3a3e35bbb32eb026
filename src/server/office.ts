import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogue as law } from '#catalogue/index.ts';
import {
  type Context,
  createInstallation,
  findInstallation,
  type Installation,
  type InstallationRow,
  practiceClockStore,
} from '#core/access/index.ts';
import { findCoverage, startBenefit } from '#core/benefits/index.ts';
import type { CaseOffice } from '#core/cases/index.ts';
import { loadDivisions } from '#core/divisions/index.ts';
import type { SourceAddress } from '#core/exchange/index.ts';
import type { ImportOffice } from '#core/feeds/index.ts';
import { largestFile } from '#core/files/files.contract.ts';
import { seedParameters } from '#core/parameters/index.ts';
import type { Catalogue } from '#kit/catalogue.ts';
import { type Clock, instant, shiftedClock, systemClock } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import { type Db, openDatabase } from '#platform/database.ts';
import { startEmbeddedPostgres } from '#platform/embedded-postgres/start.ts';
import { defineError } from '#platform/errors.ts';
import { openJobs } from '#platform/jobs.ts';
import { type Keys, openKeys } from '#platform/keys.ts';
import { createLog } from '#platform/log.ts';
import { migrate } from '#platform/migrate.ts';
import { openStorage } from '#platform/storage.ts';
import { effectHandlers } from './effects.ts';
import { readSourceAddresses } from './source-addresses.ts';

/** A practice county begins its business on the morning this far before the day people first see. */
const practiceStart = instant('2026-05-11T09:00:00+08:00');
const practiceCounty = {
  practice: true,
  county: '512021',
  name: '安岳县',
  bureau: '安岳县民政局',
  government: '安岳县人民政府',
};
export const fileLimit = largestFile;

const NoCounty = defineError<Record<string, never>>(
  'server.no-county',
  'unavailable',
  '数据库里还没有县',
  () =>
    'DATABASE_URL 指向的数据库还是空的。正式县请先运行 npm run -s jimin -- county init 代码；不设 DATABASE_URL 则启动演练县。',
);

/** What every service of the office works with. */
export type OpenedOffice = CaseOffice & ImportOffice & { readonly sources: Map<string, SourceAddress> };

/** The office as the server and the commands use it: everything opened, brought up to date, and closed again at the end. */
export type Office = OpenedOffice & {
  /** True when this very start made the county. */
  readonly fresh: boolean;
  readonly close: () => Promise<void>;
};

export type OpenOptions = {
  /** The one server on embedded data; commands share it. */
  readonly exclusive: boolean;
  /** Makes a real county of this kind on an empty database. */
  readonly create?: Omit<InstallationRow, 'keyFingerprint'>;
  readonly catalogue?: Catalogue;
  readonly publicUrl?: string;
};

type Opened = { url: string; stop: () => Promise<void>; keys: Keys };

const openServer = async (config: Config, exclusive: boolean, onLost: (error: Error) => void): Promise<Opened> => {
  // Parents stay open to others: PostgreSQL runs as another user when we are root.
  await mkdir(config.dataFolder, { recursive: true });
  const folder = join(config.dataFolder, 'postgres');
  const keys = await openKeys(config.dataFolder, { mayCreate: !existsSync(join(folder, 'data')) });
  if (config.databaseUrl !== undefined) return { url: config.databaseUrl, stop: async () => {}, keys };
  const postgres = await startEmbeddedPostgres({
    folder,
    password: keys.secret('embedded-postgres'),
    exclusive,
    onLost,
  });
  return { url: await postgres.database('jimin'), stop: () => postgres.stop(), keys };
};

const getCounty = async (
  db: Db,
  config: Config,
  keys: Keys,
  options: OpenOptions,
): Promise<{ row: InstallationRow; fresh: boolean }> => {
  const found = await findInstallation(db);
  if (found !== undefined && options.create === undefined) return { row: found, fresh: false };
  const wanted = options.create ?? (config.databaseUrl === undefined ? practiceCounty : undefined);
  if (wanted === undefined) throw NoCounty({});
  const row = { ...wanted, keyFingerprint: keys.fingerprint() };
  await createInstallation(db, row);
  return { row, fresh: true };
};

const openClock = async (db: Db, row: InstallationRow): Promise<Clock> =>
  row.practice ? shiftedClock(practiceClockStore(db), practiceStart) : systemClock();

/** What is not the county's own: divisions, and the first values of parameters. Inserts what is missing, changes nothing. */
const loadReference = async (ctx: Pick<Context, 'db' | 'clock' | 'catalogue' | 'county'>): Promise<void> => {
  await ctx.db.transaction({ role: 'jimin_job', settings: { 'app.county': ctx.county } }, async (tx) => {
    await loadDivisions(tx);
    await seedParameters(tx, ctx);
  });
};

/**
 * Opens an office on a data folder or a database: starts PostgreSQL if it is ours, migrates, loads reference data.
 * @throws the errors of platform; NoCounty on an empty database of one's own
 */
export const openOffice = async (config: Config, options: OpenOptions): Promise<Office> => {
  const log = createLog(config.logLevel);
  const { url, stop, keys } = await openServer(config, options.exclusive, (error) =>
    log.error({ err: error }, '数据库断开'),
  );
  await migrate({ url, keys });
  const db = openDatabase({
    url,
    keys,
    onConnectionLost: (error) => log.warn({ err: error }, '数据库连接断开，将自动重连'),
  });
  const jobs = openJobs({ url, keys, log });
  const { row, fresh } = await getCounty(db, config, keys, options);
  const clock = await openClock(db, row);
  const catalogue = options.catalogue ?? law;
  const installation: Installation = {
    ...row,
    publicUrl: options.publicUrl ?? `http://localhost:${config.port}`,
    ...(config.fontFolder === undefined ? {} : { fontFolder: config.fontFolder }),
  };
  await loadReference({ db, clock, catalogue, county: row.county });
  return {
    db,
    clock,
    keys,
    log,
    jobs,
    catalogue,
    installation,
    county: row.county,
    storage: await openStorage(join(config.dataFolder, 'files'), fileLimit),
    effects: effectHandlers,
    sources: await readSourceAddresses(config.sourcesFile, catalogue),
    ledgerBenefits: { start: startBenefit, findCoverage },
    fresh,
    close: async () => {
      await jobs.stop();
      await db.close();
      await stop();
    },
  };
};
