import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Kysely, PostgresDialect } from 'kysely';
import { Client, Pool, type QueryConfig } from 'pg';
import { findCases, findWork } from '#core/cases/cases.read.store.ts';
import { loginUrl, type Tx } from '#platform/database.ts';
import { startEmbeddedPostgres } from '#platform/embedded-postgres/start.ts';
import { temporaryKeys } from '#platform/keys.ts';
import { migrate } from '#platform/migrate.ts';
import { type Bench, type Measure, measured, median } from './measure.ts';

const folder = fileURLToPath(new URL('../.cache/bench-rights', import.meta.url));
const county = '512021';
const cases = 120_000;
const rounds = 300;

/** Who looks: a village of the county, a town of 2,600 cases, the county. */
const scopes = [
  ['village', '512021100007'],
  ['town', '512021100'],
  ['county', county],
] as const;

/**
 * What rights cost: the first page of a worklist and of the list of cases, asked as staff under row security (county, scope,
 * domain), on a county of 120,000 cases of which one in eight is open. Floor: the same statement by bare pg as the owner, past row
 * security, with the same place and domain written into it. Medians of the statement alone, in turns, both planned anew each time.
 */
export const run: Bench = async ({ say }) => {
  await rm(folder, { recursive: true, force: true });
  const keys = temporaryKeys('bench');
  const server = await startEmbeddedPostgres({
    folder,
    password: 'bench',
    exclusive: false,
    settings: { fsync: 'off' },
  });
  const url = await server.database('jimin');
  const owner = new Client({ connectionString: url });
  const staff = new Client({ connectionString: loginUrl(url, 'jimin_app', keys) });
  try {
    await migrate({ url, keys });
    await owner.connect();
    await staff.connect();
    await fill(owner);
    say(`${cases} 件办件，八分之一在办，五分之一属别的领域`);
    return await measureAll(url, staff, owner, say);
  } finally {
    await staff.end();
    await owner.end();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

/** Towns of three villages each; one in eight open, over the stages of 低保, a fifth of another domain. */
const fill = async (owner: Client): Promise<void> => {
  await owner.query('set session_replication_role = replica');
  await owner.query(
    `insert into office_case (county, id, number, item, item_version, domain, stage, seq, applicant, applicant_name, household,
       applied_on, stage_since, due_on, closed, division_at_event, division_now)
     select $1, md5(n::text)::uuid, 'DIBAO' || lpad(n::text, 9, '0'), 'dibao', 1,
       case when n % 5 = 0 then 'elderly' else 'assistance' end,
       case when n % 8 > 0 then 'granted' else (array['submitted', 'investigating', 'opinion', 'posting', 'county-review'])[1 + n / 8 % 5] end,
       5, md5('p' || n)::uuid, '周大明', md5('h' || n)::uuid,
       date '2021-01-01' + (n / 70) % 1900, date '2021-01-01' + (n / 70) % 1900,
       case when n % 8 > 0 then null else date '2026-05-01' + n % 61 end, n % 8 > 0, place, place
     from (select n, '512021' || (100 + n / 3 % 46) || case n % 3 when 0 then '007' when 1 then '201' else '202' end as place
       from generate_series(1, $2::int) n) s`,
    [county, cases],
  );
  await owner.query('vacuum analyze office_case');
};

type Query = (tx: Tx, scope: string) => Promise<readonly unknown[]>;

const page = { after: undefined, most: 50 };
const queries: readonly (readonly [name: string, query: Query])[] = [
  ['work', (tx) => findWork(tx, county, { item: 'dibao', stages: ['submitted', 'posting'] }, page)],
  ['cases', (tx, prefix) => findCases(tx, county, { prefix, stage: undefined, number: undefined }, page)],
];

/** The statement as the store writes it. */
const statementOf = async (url: string, query: Query, scope: string): Promise<QueryConfig> => {
  const said: QueryConfig[] = [];
  const kysely = new Kysely<Record<never, never>>({
    dialect: new PostgresDialect({ pool: new Pool({ connectionString: url, max: 1 }) }),
    log: ({ query: { sql, parameters } }) => {
      said.push({ text: sql, values: [...parameters] });
    },
  });
  await kysely.transaction().execute((tx) => query(tx, scope));
  await kysely.destroy();
  const [statement] = said.filter(({ text }) => text.includes('from office_case'));
  if (statement === undefined) throw new Error('没有见到办件的查询');
  return statement;
};

/** With the place and the domain written into it, as one would without policies. */
const withRights = ({ text, values = [] }: QueryConfig, scope: string): QueryConfig => {
  const n = values.length;
  const within = `division_now between $${n + 1}::char(12) and $${n + 2}::char(12) and domain = any ($${n + 3}::text[])`;
  return {
    text: text.replace('order by', `and ${within} order by`),
    values: [...values, scope, `${scope}~`, ['assistance']],
  };
};

const settingsOf = (scope: string): string =>
  `begin; select set_config('role', 'jimin_staff', true), set_config('app.county', '${county}', true),
   set_config('app.scope', '${scope}', true), set_config('app.domains', '{assistance}', true), set_config('app.user', '', true)`;

const timeOf = async (client: Client, begin: string, statement: QueryConfig) => {
  await client.query(begin);
  const start = performance.now();
  const { rows } = await client.query<{ id: string }>(statement);
  const time = performance.now() - start;
  await client.query('commit');
  return { time, ids: rows.map(({ id }) => id).join() };
};

const measureAll = async (url: string, staff: Client, owner: Client, say: (line: string) => void) => {
  const measures: Measure[] = [];
  for (const [place, scope] of scopes) {
    for (const [name, query] of queries) {
      const statement = await statementOf(url, query, scope);
      const bare = withRights(statement, scope);
      const [times, floors]: [number[], number[]] = [[], []];
      for (let round = -50; round < rounds; round += 1) {
        const seen = await timeOf(staff, settingsOf(scope), statement);
        const due = await timeOf(owner, 'begin', bare);
        if (seen.ids !== due.ids) throw new Error(`${name} ${place}：经行级安全与直接查到的不同`);
        if (round < 0) continue;
        times.push(seen.time);
        floors.push(due.time);
      }
      say(`${place} ${name}：${rounds} 次`);
      measures.push(measured(`rights.${name}-${place}`, median(times), 'ms', median(floors)));
    }
  }
  return measures;
};
