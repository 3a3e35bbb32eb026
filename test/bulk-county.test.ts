import { expect, it } from 'vitest';
import { fixedClock } from '#platform/clock.ts';
import { testDatabase } from '#test/support/test-database.ts';
import { inventHouseholds } from '../bench/support/invented-county.ts';
import { buildSituations, type CountyContext, storeByServices, storeInBulk } from '../bench/support/store-county.ts';

const villages = ['512021100201', '512021100202', '512021101200'];
const clock = fixedClock('2026-06-15T01:00:00Z');

/** Every situation as text, ids replaced by the index of the identity number, members and facts in a fixed order. */
const situations = `
  select head, string_agg(fact, ' ' order by fact) as facts from (
    select encode(p.id_number_index, 'hex') as head, encode(substr(s.packed, at, 1), 'hex')
      || coalesce((select encode(m.id_number_index, 'hex') from person m
                   where m.id = s.members[get_byte(s.packed, at) + 1]), 'household')
      || encode(substr(s.packed, at + 2, 18), 'hex') as fact
    from situation s join household h on h.id = s.household join person p on p.id = h.head
    cross join lateral generate_series(1, length(s.packed), 20) as at) as lines
  group by head order by head`;

const rows = `
  select (select count(*)::int from person) as people, (select count(*)::int from person_token) as tokens,
    (select count(*)::int from household) as households, (select count(*)::int from household_member) as members,
    (select count(*)::int from fact) as versions, (select count(*)::int from fact_current) as facts,
    (select string_agg(name || sex || born || coalesce(died::text, '') || id_number_mask || coalesce(phone_mask, '') || division_now, ',' order by id_number_index)
     from person) as cards`;

it('五十户经服务录入与成批装入，情形逐字节相同', async () => {
  const [first, second] = [await testDatabase(), await testDatabase()];
  const contextOf = ({ db, keys }: typeof first): CountyContext => ({ db, keys, clock, county: '512021' });
  const households = [...inventHouseholds(140, villages)].slice(0, 50);
  expect(households).toHaveLength(50);

  await storeByServices(contextOf(first), households);
  await storeInBulk(contextOf(second), second.url, households);
  await buildSituations(contextOf(second));

  const byServices = await first.asSuperuser<{ head: string; facts: string }>(situations);
  expect(byServices).toHaveLength(50);
  expect(await second.asSuperuser(situations)).toEqual(byServices);
  expect(await second.asSuperuser(rows)).toEqual(await first.asSuperuser(rows));
});
