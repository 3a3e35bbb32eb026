import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bornKind, defineFactKind, engineFactKinds, relationKind, type Standing, sexKind } from '#kit/fact-kind.ts';
import { addDays, plainDate } from '#kit/plain-date.ts';
import { dayNumber, openEnd, type Situation, type SituationFact } from '#kit/situation.ts';
import { fixedClock } from '#platform/clock.ts';
import type { Tx } from '#platform/database.ts';
import { inventedNumber } from '#server/practice/invented-numbers.ts';
import { testDatabase } from '#test/support/test-database.ts';
import {
  correctFact,
  createHousehold,
  eachSituation,
  readSituation,
  rebuildSituations,
  registerPerson,
  retractFact,
  type StoredSituation,
  setMembers,
  unpackSituation,
  writeFacts,
} from './index.ts';
import { packFact } from './packed-situation.ts';

const { db, keys, asSuperuser } = await testDatabase();

const wage = defineFactKind({ key: 'wage', id: 100, name: '工资', subject: 'person', value: 'money-per-year' });
const savings = defineFactKind({ key: 'savings', id: 101, name: '存款', subject: 'household', value: 'money' });
const clock = fixedClock('2026-06-15T01:00:00Z');
const ctx = { db, county: '512021', clock, keys, catalogue: { factKinds: [...engineFactKinds, wage, savings] } };
const village = '512021100201';
const job = { role: 'jimin_job', settings: { 'app.county': '512021' } } as const;
const asJob = <T>(work: (tx: Tx) => Promise<T>) => db.transaction(job, work);

let serial = 0;
const register = async (tx: Tx) => {
  serial += 1;
  const born = addDays(plainDate('1950-01-01'), serial * 37);
  return (await registerPerson(tx, ctx, { name: '李小红', idNumber: inventedNumber(born, 2), division: village })).id;
};

const stored = async (): Promise<ReadonlyMap<string, StoredSituation>> => {
  const all = new Map<string, StoredSituation>();
  await asJob((tx) =>
    eachSituation(tx, ctx, ({ household, division, members, packed }) => {
      all.set(household, { household, division, members, packed: Buffer.from(packed) });
    }),
  );
  return all;
};

/** The same facts in the same places: order means nothing. */
const inOrder = ({ household, members }: Situation) => ({
  household: lines(household),
  members: members.map(({ key, facts }) => [key, lines(facts)]).sort(),
});
const lines = (facts: readonly SituationFact[]) =>
  facts.map(({ kind, from, to, value }) => `${kind} ${from}–${to}: ${value}`).sort();

const fromPacked = ({ members, packed }: StoredSituation, standingAtLeast: Standing): Situation =>
  unpackSituation(
    members.map((key) => ({ key, name: '' })),
    packed,
    { standingAtLeast },
  );

const standing = fc.constantFrom<Standing>('declared', 'reported', 'found', 'determined');
const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays(plainDate('2025-06-01'), days));
const step = fc.oneof(
  fc.record({
    does: fc.constant('write' as const),
    about: fc.nat(4),
    value: fc.maxSafeInteger(),
    from: day,
    length: fc.option(fc.nat(300)),
    standing,
  }),
  fc.record({ does: fc.constant('correct' as const), fact: fc.nat(9), value: fc.maxSafeInteger(), standing }),
  fc.record({ does: fc.constant('retract' as const), fact: fc.nat(9) }),
  fc.record({
    does: fc.constant('members' as const),
    household: fc.nat(1),
    from: day,
    members: fc.uniqueArray(fc.record({ person: fc.nat(3), relation: fc.constantFrom('02', '10', '20') }), {
      selector: ({ person }) => person,
      maxLength: 4,
    }),
  }),
);

describe('打包的情形', () => {
  it('任何一串登记、更正、撤回和成员变动之后，打包的与事实逐条相同，重建也不改变它', async () => {
    const history = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const people = await asJob(async (tx) => [
        await register(tx),
        await register(tx),
        await register(tx),
        await register(tx),
      ]);
      const [head = ''] = people;
      const households = await asJob(async (tx) => [
        await createHousehold(tx, ctx, { head, division: village }),
        await createHousehold(tx, ctx, { head, division: village }),
      ]);
      const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];
      const current: string[] = [];
      for (const one of steps) {
        await asJob(async (tx) => {
          if (one.does === 'write') {
            const person = people[one.about];
            const [id = ''] = await writeFacts(tx, ctx, {
              facts: [
                {
                  ...(person === undefined
                    ? { household: households[0] ?? '', kind: 'savings' }
                    : { person, kind: 'wage' }),
                  value: one.value,
                  from: one.from,
                  to: one.length === null ? null : addDays(one.from, one.length),
                  standing: one.standing,
                  source: 'test',
                  basis: '',
                  division: village,
                },
              ],
            });
            current.push(id);
          } else if (one.does === 'members') {
            const household = households[one.household] ?? '';
            const members = one.members.map(({ person, relation }) => ({ person: people[person] ?? '', relation }));
            await setMembers(tx, ctx, { household, members, from: one.from });
          } else {
            const fact = at(current, one.fact);
            if (fact === undefined) return;
            current.splice(current.indexOf(fact), 1);
            if (one.does === 'retract') await retractFact(tx, ctx, { fact, source: 'test', basis: '' });
            else {
              const { value, standing } = one;
              current.push(await correctFact(tx, ctx, { fact, value, standing, source: 'test', basis: '' }));
            }
          }
        });
      }
      const before = await stored();
      for (const household of households) {
        const row = before.get(household);
        if (row === undefined) throw new Error('没有情形');
        for (const [least, standings] of [
          ['reported', ['reported', 'found', 'determined']],
          ['determined', ['determined']],
        ] as const) {
          const facts = await asJob((tx) => readSituation(tx, ctx, { people: row.members, household, standings }));
          expect(inOrder(fromPacked(row, least))).toEqual(inOrder(facts));
        }
      }
      await rebuildSituations(ctx);
      const after = await stored();
      for (const household of households) {
        const [was, is] = [before.get(household), after.get(household)];
        expect(is && inOrder(fromPacked(is, 'reported'))).toEqual(was && inOrder(fromPacked(was, 'reported')));
      }
    });
    await fc.assert(history, { numRuns: 25 });
  }, 60_000);

  it('每条二十字节，程序与数据库打出的相同', async () => {
    const [row] = await asSuperuser<{ bytes: Buffer }>(
      `select int2send((768 + 2)::int2) || int2send(101::int2) || date_send('2026-01-01') || date_send('infinity')
              || float8send(9007199254740991::bigint::float8) as bytes`,
    );
    const fact = { member: 2, standing: 'determined', kind: 101, from: dayNumber(plainDate('2026-01-01')) } as const;
    expect(packFact({ ...fact, to: openEnd, value: 9_007_199_254_740_991 })).toEqual(row?.bytes);
  });

  it('新立的户是空的；成员入户后有出生、性别和与户主关系', async () => {
    const { household, person } = await asJob(async (tx) => {
      const person = await register(tx);
      return { person, household: await createHousehold(tx, ctx, { head: person, division: village }) };
    });
    const empty = (await stored()).get(household);
    expect(empty && [empty.members, empty.packed.length]).toEqual([[], 0]);
    const from = plainDate('2026-01-01');
    await asJob((tx) => setMembers(tx, ctx, { household, members: [{ person, relation: '02' }], from }));
    const row = (await stored()).get(household);
    const kinds = row && fromPacked(row, 'determined').members[0]?.facts.map(({ kind }) => kind);
    expect(kinds?.toSorted()).toEqual([bornKind.id, sexKind.id, relationKind.id]);
  });

  it('同时写入的事实和成员变动都不会丢', async () => {
    const { household, people } = await asJob(async (tx) => {
      const people = [await register(tx), await register(tx), await register(tx)];
      return { people, household: await createHousehold(tx, ctx, { head: people[0] ?? '', division: village }) };
    });
    const writing = people.flatMap((person) =>
      [1, 2, 3].map(
        (value) => () =>
          asJob((tx) =>
            writeFacts(tx, ctx, {
              facts: [
                {
                  person,
                  kind: 'wage',
                  value,
                  from: plainDate('2026-01-01'),
                  to: null,
                  standing: 'reported',
                  source: 'test',
                  basis: '',
                  division: village,
                },
              ],
            }),
          ),
      ),
    );
    const joining = [1, 2, 3].map(
      (count) => () =>
        asJob((tx) =>
          setMembers(tx, ctx, {
            household,
            members: people.slice(0, count).map((person) => ({ person, relation: '02' })),
            from: plainDate('2026-01-01'),
          }),
        ),
    );
    await Promise.all([...writing.slice(0, 5), ...joining.slice(0, 2), ...writing.slice(5)].map((work) => work()));
    await joining[2]?.();
    const row = (await stored()).get(household);
    const wages =
      row && fromPacked(row, 'reported').members.map(({ facts }) => facts.filter(({ kind }) => kind === 100).length);
    expect(wages).toEqual([3, 3, 3]);
    await rebuildSituations(ctx);
    expect((await stored()).get(household)?.packed.length).toBe(row?.packed.length);
  });
});
