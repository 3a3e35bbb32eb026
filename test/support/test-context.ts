import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Context, ResidentActor, StaffActor } from '#core/access/index.ts';
import { type Catalogue, defineCatalogue } from '#kit/catalogue.ts';
import { workCalendar } from '#kit/work-calendar.ts';
import { type FixedClock, fixedClock } from '#platform/clock.ts';
import { openJobs } from '#platform/jobs.ts';
import { createLog } from '#platform/log.ts';
import { openStorage } from '#platform/storage.ts';
import type { TestDatabase } from './test-database.ts';

/** A catalogue of nothing but these parts. */
export const catalogueOf = (parts: Partial<Parameters<typeof defineCatalogue>[0]>): Catalogue =>
  defineCatalogue({
    items: [],
    benefits: [],
    factKinds: [],
    feeds: [],
    postKinds: [],
    calendar: workCalendar({ years: {} }),
    ...parts,
  });

const emptyCatalogue = catalogueOf({});

/** The context of a practice county 512021 on a test database: clocks that stand, files in a folder that is removed. */
export async function testContext(
  { db, keys, url }: TestDatabase,
  { now, wall, catalogue = emptyCatalogue }: { now: string; wall?: string; catalogue?: Catalogue },
): Promise<Context & { readonly clock: FixedClock }> {
  const folder = await mkdtemp(join(tmpdir(), 'jimin-test-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const log = createLog('silent');
  return {
    db,
    keys,
    log,
    catalogue,
    clock: fixedClock(now, wall),
    storage: await openStorage(folder, 20 * 1024 * 1024),
    jobs: openJobs({ url, keys, log }),
    county: '512021',
    installation: {
      practice: true,
      name: '安岳县',
      bureau: '安岳县民政局',
      government: '安岳县人民政府',
      publicUrl: 'https://mz.example',
    },
  };
}

/** Somebody of the staff; `scope` is the significant part of a division's code. */
export function testStaff(scope: string, ...permissions: readonly string[]): StaffActor {
  return {
    kind: 'staff',
    user: randomUUID(),
    userName: '经办人',
    post: randomUUID(),
    postKind: 'clerk',
    county: '512021',
    scope,
    domains: ['assistance'],
    permissions: new Set(permissions),
  };
}

export function testResident(person: string): ResidentActor {
  return {
    kind: 'resident',
    person,
    name: '居民',
    county: '512021',
    idNumberIndex: Buffer.alloc(32),
    session: randomUUID(),
  };
}
