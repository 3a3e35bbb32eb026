import { catalogue } from '#catalogue/index.ts';
import {
  eachSituation,
  readSituation,
  type StoredSituation,
  unpackSituation,
  type VisitedSituation,
} from '#core/people/index.ts';
import { relationKind } from '#kit/fact-kind.ts';
import { dayNumber, holdsOn, type Situation, type SituationFact, valueOn } from '#kit/situation.ts';
import type { DbScope } from '#platform/database.ts';
import { type Bench, measured, median } from './measure.ts';
import { type BenchCounty, onServer, openBenchCounty } from './support/bench-county.ts';
import { countyDay } from './support/invented-county.ts';
import { deposits, farming, pension, wage } from './support/invented-reports.ts';
import { buildSituations } from './support/store-county.ts';

const rounds = 7;
const sampleSize = 500;

/**
 * The situations of all households, as county-wide work reads them: COPY BINARY, unpacked into the kit's Situation, a
 * trivial rule on each. Floor: COPY of the same rows in the same order to the same process, bytes dropped. Then the
 * time to build all of them anew, and a sample held against the facts themselves.
 */
export const run: Bench = async ({ people, say }) => {
  const county = await openBenchCounty(people, say);
  try {
    await sayMix(county, say);
    const floors: number[] = [];
    const readings: number[] = [];
    const deciding: number[] = [];
    // In turns, so that what else the machine does falls on both alike.
    for (let round = 1; round <= rounds; round += 1) {
      floors.push(await timed(() => dropAll(county)));
      readings.push(await timed(() => readAll(county, () => undefined)));
      let poor = 0;
      deciding.push(
        await timed(() =>
          readAll(county, (row) => {
            if (isPoor(row.situation({ standingAtLeast: 'reported' }))) poor += 1;
          }),
        ),
      );
      const [floor, reading, decided] = [floors.at(-1), readings.at(-1), deciding.at(-1)];
      say(
        `第 ${round} 轮，共 ${rounds} 轮：${floor?.toFixed(2)} ${reading?.toFixed(2)} ${decided?.toFixed(2)} 秒；低于标准的 ${poor} 户`,
      );
    }
    const differing = await countDiffering(county);
    const rebuilding = await buildSituations(county.ctx);
    await onServer(county.url, (client) => client.query('vacuum (full, analyze) situation'));
    const floor = median(floors);
    return [
      measured('situation.read-rows', median(readings), 's', floor),
      measured('situation.read-unpack-decide', median(deciding), 's', floor),
      measured('situation.rebuild-county', rebuilding, 's'),
      measured(`situation.differing-of-${sampleSize}`, differing, 'rows'),
    ];
  } finally {
    await county.close();
  }
};

const job: DbScope = { role: 'jimin_job', settings: { 'app.county': '512021' } };

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

const readAll = ({ ctx }: BenchCounty, visit: (row: VisitedSituation) => void): Promise<void> =>
  ctx.db.transaction(job, (tx) => eachSituation(tx, ctx, visit));

const dropAll = ({ ctx }: BenchCounty): Promise<number> =>
  ctx.db.transaction(job, async (tx) => {
    let bytes = 0;
    const statement = `copy (select household, division_now::text, members, packed from situation where county = '512021') to stdout (format binary)`;
    for await (const chunk of ctx.db.copyTo(tx, statement)) bytes += chunk.length;
    return bytes;
  });

const unpack = ({ members, packed }: StoredSituation): Situation =>
  unpackSituation(
    members.map((key) => ({ key, name: '' })),
    packed,
    { standingAtLeast: 'reported' },
  );

const today = dayNumber(countyDay);
const line = 826_00 * 12;

/** Below the line a head, by what is reported: no law, but as much reading as a law's. */
const isPoor = ({ members }: Situation): boolean => {
  let heads = 0;
  let income = 0;
  let saved = 0;
  for (const { facts } of members) {
    if (!holdsOn(facts, relationKind, today)) continue;
    heads += 1;
    for (const kind of [wage, pension, farming]) income += valueOn(facts, kind, today) ?? 0;
    saved += valueOn(facts, deposits, today) ?? 0;
  }
  return heads > 0 && income < line * heads && saved < line * 2;
};

/** Situations that differ from the facts, among households spread over the county. */
const countDiffering = async (county: BenchCounty): Promise<number> => {
  const sample: StoredSituation[] = [];
  let count = 0;
  await readAll(county, (row) => {
    count += 1;
    if (count % 997 !== 0 || sample.length === sampleSize) return;
    const { household, division, members, packed } = row;
    sample.push({ household, division, members, packed: Uint8Array.from(packed) });
  });
  const ctx = { ...county.ctx, catalogue };
  return ctx.db.transaction(job, async (tx) => {
    let differing = 0;
    for (const row of sample) {
      const { household, members } = row;
      const standings = ['reported', 'found', 'determined'] as const;
      const facts = await readSituation(tx, ctx, { people: members, household, standings });
      if (textOf(facts) !== textOf(unpack(row))) differing += 1;
    }
    return differing;
  });
};

const textOf = ({ household, members }: Situation): string =>
  [household, ...members.map(({ facts }) => facts)].map(linesOf).join('\n\n');

const linesOf = (facts: readonly SituationFact[]): string =>
  facts
    .map(({ kind, from, to, value }) => `${kind} ${from} ${to} ${value}`)
    .sort()
    .join('\n');

const sayMix = async (county: BenchCounty, say: (line: string) => void): Promise<void> => {
  const [mix] = await onServer(county.url, async (client) => {
    const { rows } = await client.query<{
      people: string;
      households: string;
      size: string;
      facts: string;
      mb: string;
    }>(`
      select count(*) as households, sum(cardinality(members)) as people, round(avg(cardinality(members)), 2) as size,
        round(avg(length(packed) / 20), 1) as facts, round(sum(length(packed)) / 1e6) as mb from situation`);
    return rows;
  });
  if (mix === undefined) return;
  say(`${mix.people} 人，${mix.households} 户；户均 ${mix.size} 人、打包事实 ${mix.facts} 条；共 ${mix.mb} MB`);
};
