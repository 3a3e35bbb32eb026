import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { queryTokens } from '#core/people/index.ts';
import { householdList } from '#core/people/people.households.store.ts';
import { nameSearch, numberSearch } from '#core/people/people.search.store.ts';
import { fixedClock } from '#platform/clock.ts';
import { testDatabase } from '#test/support/test-database.ts';
import { inventHouseholds } from '../bench/support/invented-county.ts';
import { storeInBulk } from '../bench/support/store-county.ts';

const { db, keys, url, asSuperuser } = await testDatabase();
const villages = Array.from({ length: 50 }, (_, index) => `5120211${String(index).padStart(2, '0')}201`);
const clock = fixedClock('2026-06-15T01:00:00Z');
await storeInBulk({ db, keys, clock, county: '512021' }, url, inventHouseholds(6000, villages));
await asSuperuser('analyze');

/** The plan as the role of a clerk gets it under row security. */
const planOf = (scope: string, statement: Parameters<typeof explain>[1]) =>
  db.transaction(
    {
      role: 'jimin_staff',
      settings: { 'app.county': '512021', 'app.scope': scope, 'app.domains': '{}', 'app.user': '' },
    },
    (tx) => explain(tx, statement),
  );

const explain = async (
  tx: Parameters<Parameters<typeof db.transaction>[1]>[0],
  statement: ReturnType<typeof nameSearch> | ReturnType<typeof numberSearch> | ReturnType<typeof householdList>,
): Promise<string> => {
  const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${statement}`.execute(tx);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
};

const scopes = [
  ['全县', '512021'],
  ['一镇', '512021107'],
  ['一村', '512021107201'],
] as const;
const after = { division: '512021107201', id: '01900000-0000-7000-8000-000000000100' };

describe.each(scopes)('经办岗位在%s范围内的查询都走索引', (_, scope) => {
  it.each(['张伟', '王秀英', '欧阳明月', 'wangwei', 'zw'])('按姓名查“%s”', async (text) => {
    for (const from of [undefined, after]) {
      const plan = await planOf(scope, nameSearch('512021', { tokens: queryTokens(text), after: from, limit: 50 }));
      expect(plan).toContain('using person_token_pkey on person_token');
      expect(plan).not.toMatch(/Seq Scan on person/);
    }
  });

  it('按身份证号查', async () => {
    const plan = await planOf(scope, numberSearch('512021', keys.index('identity-number', '512099197001010018')));
    expect(plan).toContain('Index Scan using person_id_number on person');
    expect(plan).toMatch(/Index Cond: .*id_number_index = /);
    expect(plan).not.toMatch(/Seq Scan|Bitmap/);
  });

  it('家庭列表', async () => {
    for (const from of [undefined, after]) {
      const plan = await planOf(scope, householdList('512021', { prefix: '512021107', after: from, limit: 50 }));
      expect(plan).toContain('household_division');
      expect(plan).not.toMatch(/Seq Scan/);
    }
  });
});
