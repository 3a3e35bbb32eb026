import { catalogue } from '#catalogue/index.ts';
import {
  correctFact,
  createHousehold,
  findFactFault,
  type NewFact,
  nameTokens,
  rebuildSituations,
  registerPerson,
  setMembers,
  writeFacts,
} from '#core/people/index.ts';
import { checkIdentityNumber, maskIdentityNumber } from '#kit/identity-number.ts';
import { checkPersonName } from '#kit/person-name.ts';
import { checkPhone, maskPhone } from '#kit/phone.ts';
import type { Clock } from '#platform/clock.ts';
import type { Db } from '#platform/database.ts';
import type { Keys } from '#platform/keys.ts';
import { copyInto } from './copy-table.ts';
import { diedOn, type InventedHousehold, type InventedPerson } from './invented-county.ts';
import type { InventedFact } from './invented-fact.ts';

export interface CountyContext {
  readonly db: Db;
  readonly county: string;
  readonly clock: Clock;
  readonly keys: Keys;
}

const [source, basis] = ['bench', '核对'] as const;

/** Enters households as imports do: through the services of `people`, one transaction a household. */
export async function storeByServices(ctx: CountyContext, households: Iterable<InventedHousehold>): Promise<void> {
  const office = { ...ctx, catalogue };
  for (const household of households) {
    const { division, since } = household;
    await ctx.db.transaction({ role: 'jimin_job', settings: { 'app.county': ctx.county } }, async (tx) => {
      const people: string[] = [];
      for (const person of household.members)
        people.push((await registerPerson(tx, office, { ...person, division })).id);
      const id = await createHousehold(tx, office, { head: people[0] ?? '', division, address: household.address });
      const members = household.members.map(({ relation }, index) => ({ person: people[index] ?? '', relation }));
      await setMembers(tx, office, { household: id, members, from: since });
      const write = async (facts: readonly InventedFact[], subject: Pick<NewFact, 'person' | 'household'>) => {
        const first = facts.map(({ kind, value, before, ...fact }) => ({
          ...fact,
          ...subject,
          kind: kind.key,
          value: before ?? value,
          source,
          basis,
          division,
        }));
        const ids = await writeFacts(tx, office, { facts: first });
        for (const [index, { before, value }] of facts.entries()) {
          if (before !== undefined) await correctFact(tx, office, { fact: ids[index] ?? '', value, source, basis });
        }
      };
      for (const [index, { facts }] of household.members.entries()) await write(facts, { person: people[index] ?? '' });
      await write(household.facts, { household: id });
    });
  }
}

/** How much was loaded; `packed` counts what stands in situations besides birth, sex and relation. */
export interface CountyMix {
  households: number;
  people: number;
  facts: number;
  versions: number;
  packed: number;
}

/**
 * Enters households by COPY, past services and policies but through the same validators, masks, seals and tokens; then
 * builds the situations. For a county too large for `storeByServices`; a test holds the two together.
 */
export async function storeInBulk(
  ctx: CountyContext,
  url: string,
  households: Iterable<InventedHousehold>,
): Promise<CountyMix> {
  const open = (table: string, columns: string) => copyInto(url, table, columns.split(' '));
  const tables = {
    person: await open(
      'person',
      'county id name sex born died id_number_sealed id_number_index id_number_mask phone_sealed phone_mask division_now created_at',
    ),
    token: await open('person_token', 'county token division_now person'),
    household: await open('household', 'county id head address division_at_event division_now created_at'),
    member: await open('household_member', 'county household person relation valid_from division_now'),
    fact: await open(
      'fact',
      'county id person household kind value valid_from valid_to standing source basis known_from replaces division_at_event division_now',
    ),
    current: await open(
      'fact_current',
      'county id person household kind value valid_from valid_to standing division_now',
    ),
  };
  const { county } = ctx;
  const now = ctx.clock.businessNow();
  const mix: CountyMix = { households: 0, people: 0, facts: 0, versions: 0, packed: 0 };
  const newId = counter();

  const addFacts = async (
    facts: readonly InventedFact[],
    division: string,
    person: string | null,
    household: string | null,
  ) => {
    for (const { kind, value, from, to, standing, before } of facts) {
      const fault = findFactFault(kind, { person, household, value: before ?? value, from, to });
      if (fault !== undefined) throw new Error(`编出的事实不合规：${kind.key} ${fault}`);
      const [first, second] = [newId(), before === undefined ? null : newId()];
      const version = (id: string, amount: number, replaces: string | null) =>
        tables.fact.add([
          county,
          id,
          person,
          household,
          kind.id,
          amount,
          from,
          to,
          standing,
          source,
          basis,
          now,
          replaces,
          division,
          division,
        ]);
      await version(first, before ?? value, null);
      if (second !== null) await version(second, value, first);
      await tables.current.add([
        county,
        second ?? first,
        person,
        household,
        kind.id,
        value,
        from,
        to,
        standing,
        division,
      ]);
      mix.facts += 1;
      mix.versions += second === null ? 1 : 2;
      mix.packed += standing === 'declared' ? 0 : 1;
    }
  };

  const addPerson = async (person: InventedPerson, division: string): Promise<string> => {
    const id = newId();
    const checked = checkIdentityNumber(person.idNumber, ctx.clock.today());
    const named = checkPersonName(person.name);
    const phone = person.phone === null ? undefined : checkPhone(person.phone);
    if (!checked.ok || !named.ok || phone?.ok === false) throw new Error(`编出的人不合规：${JSON.stringify(person)}`);
    const { number, sex, born } = checked;
    await tables.person.add([
      county,
      id,
      named.name,
      sex,
      born,
      diedOn(person),
      ctx.keys.seal(number),
      ctx.keys.index('identity-number', number),
      maskIdentityNumber(number),
      phone ? ctx.keys.seal(phone.number) : null,
      phone ? maskPhone(phone.number) : null,
      division,
      now,
    ]);
    for (const token of tokensOf(named.name)) await tables.token.add([county, token, division, id]);
    await addFacts(person.facts, division, id, null);
    mix.people += 1;
    return id;
  };

  for (const { members, division, address, since, facts } of households) {
    const id = newId();
    const people: string[] = [];
    for (const person of members) people.push(await addPerson(person, division));
    await tables.household.add([county, id, people[0] ?? '', address, division, division, now]);
    for (const [index, { relation }] of members.entries()) {
      await tables.member.add([county, id, people[index] ?? '', relation, since, division]);
    }
    await addFacts(facts, division, null, id);
    mix.households += 1;
  }
  for (const table of Object.values(tables)) await table.end();
  return mix;
}

/** Builds the situations of a county just loaded; gives the seconds it took. */
export async function buildSituations(ctx: CountyContext): Promise<number> {
  const started = performance.now();
  await rebuildSituations(ctx);
  return (performance.now() - started) / 1000;
}

/** Ids that grow, as those of the services do. */
function counter(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `01900000-0000-7000-8000-${count.toString(16).padStart(12, '0')}`;
  };
}

const tokens = new Map<string, readonly string[]>();

/** The same name comes again and again. */
function tokensOf(name: string): readonly string[] {
  const known = tokens.get(name) ?? nameTokens(name);
  tokens.set(name, known);
  return known;
}
