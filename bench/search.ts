import { Client } from 'pg';
import { queryTokens } from '#core/people/index.ts';
import { nameSearch, searchByName } from '#core/people/people.search.store.ts';
import type { DbScope } from '#platform/database.ts';
import { type Bench, type Measure, measured, quantile } from './measure.ts';
import { type BenchCounty, onServer, openBenchCounty } from './support/bench-county.ts';
import { randomFrom } from './support/random.ts';

const perScope = 300;

/**
 * The first page of a search by name as the app role under row security, for a county, a town and a village: two
 * characters out of a name that is borne there, its pinyin, its initials. Floor: the same statement with the same
 * conditions by bare pg as the owner, past row security. Milliseconds of the statement alone, in turns.
 */
export const run: Bench = async ({ people, say }) => {
  const county = await openBenchCounty(people, say);
  const bare = new Client({ connectionString: county.url });
  await bare.connect();
  try {
    await sayMix(county, say);
    const measures: Measure[] = [];
    for (const [name, scope] of await scopesOf(county)) {
      const names = await namesIn(county, scope);
      for (const [manner, textOf] of manners) {
        const queries = names.map(textOf);
        await measureAll(county, bare, scope, queries.slice(0, 30));
        const { times, floors, found } = await measureAll(county, bare, scope, queries);
        say(`${name} ${manner}：平均 ${(found / queries.length).toFixed(1)} 人一页`);
        for (const [label, share] of [
          ['p50', 0.5],
          ['p95', 0.95],
        ] as const) {
          const value = quantile(times, share);
          measures.push(measured(`search.${name}-${manner}-${label}`, value, 'ms', quantile(floors, share)));
        }
      }
    }
    return measures;
  } finally {
    await bare.end();
    await county.close();
  }
};

interface BorneName {
  readonly name: string;
  readonly tokens: readonly string[];
}

const firstTwo = (name: string): string => [...name].slice(0, 2).join('');
const lastTwo = (name: string): string => [...name].slice(-2).join('');

/** Initials first, the whole pinyin last. */
const byLength = (tokens: readonly string[]): readonly string[] =>
  tokens.filter((token) => /^[a-z]+$/.test(token)).toSorted((a, b) => a.length - b.length);

/** How a clerk types: two characters from the front or the end of a name, the pinyin, or the initials. */
const manners: readonly (readonly [string, (person: BorneName, index: number) => string])[] = [
  ['two-characters', ({ name }, index) => (index % 2 === 0 ? firstTwo(name) : lastTwo(name))],
  ['whole-name', ({ name }) => name],
  ['pinyin', ({ tokens }) => byLength(tokens).at(-1) ?? ''],
  ['initials', ({ tokens }) => byLength(tokens).at(0) ?? ''],
];

const scopeOf = (scope: string): DbScope => ({
  role: 'jimin_staff',
  settings: { 'app.county': '512021', 'app.scope': scope, 'app.domains': '{assistance}', 'app.user': '' },
});

const measureAll = async (county: BenchCounty, bare: Client, scope: string, queries: readonly string[]) => {
  const times: number[] = [];
  const floors: number[] = [];
  let found = 0;
  for (const text of queries) {
    const search = { tokens: queryTokens(text), after: undefined, limit: 50 };
    const [time, rows, statement] = await county.ctx.db.transaction(scopeOf(scope), async (tx) => {
      const { sql, parameters } = nameSearch('512021', search).compile(tx);
      const start = performance.now();
      const cards = await searchByName(tx, '512021', search);
      return [performance.now() - start, cards.length, { sql, parameters: [...parameters] }] as const;
    });
    times.push(time);
    found += rows;

    const last = statement.parameters.length;
    const within = `t.division_now between $${last + 1}::char(12) and $${last + 2}::char(12)`;
    const floor = statement.sql.replace('order by', `and ${within} order by`);
    await bare.query('begin');
    const start = performance.now();
    const { rowCount } = await bare.query(floor, [...statement.parameters, scope, `${scope}~`]);
    floors.push(performance.now() - start);
    await bare.query('commit');
    if (rowCount !== rows) throw new Error(`“${text}”：经行级安全 ${rows} 人，直接查 ${rowCount} 人`);
  }
  return { times, floors, found };
};

/** The county, its most populous town and a village of it. */
const scopesOf = async (county: BenchCounty): Promise<readonly (readonly [string, string])[]> => {
  const [largest] = await onServer(county.url, async (client) => {
    const { rows } = await client.query<{ town: string; village: string }>(`
      select substr(division_now, 1, 9) as town, min(division_now) as village from person
      group by 1 order by count(*) desc, 1 limit 1`);
    return rows;
  });
  if (largest === undefined) throw new Error('库中没有人');
  return [
    ['county', '512021'],
    ['town', largest.town],
    ['village', largest.village],
  ];
};

/** People drawn from those of a scope, as often as their names are borne. */
const namesIn = async (county: BenchCounty, scope: string): Promise<BorneName[]> => {
  const random = randomFrom(7);
  return onServer(county.url, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `select id from person where division_now between $1 and $1 || '~' order by id`,
      [scope],
    );
    const ids = Array.from({ length: perScope }, () => rows[random.below(rows.length)]?.id);
    const { rows: names } = await client.query<BorneName>(
      `select p.name, array_agg(t.token) as tokens from person p
       join person_token t on t.county = p.county and t.person = p.id
       where p.county = '512021' and p.id = any($1) group by p.id, p.name`,
      [ids],
    );
    return names;
  });
};

const sayMix = async (county: BenchCounty, say: (line: string) => void): Promise<void> => {
  const [mix] = await onServer(county.url, async (client) => {
    const { rows } = await client.query<{ people: string; names: string; surnames: string }>(`
      select count(*) as people, count(distinct name) as names,
        (select string_agg(concat(surname, ' ', share, '%'), '、') from (
          select left(name, 1) as surname, round(100.0 * count(*) / sum(count(*)) over (), 1) as share from person
          group by 1 order by count(*) desc limit 6) as top) as surnames
      from person`);
    return rows;
  });
  if (mix !== undefined) say(`${mix.people} 人，不同姓名 ${mix.names} 个；姓氏 ${mix.surnames}`);
};
