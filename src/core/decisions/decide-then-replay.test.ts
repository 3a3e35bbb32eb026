import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  correctFact,
  findCurrentFacts,
  type NewFact,
  retractFact,
  setMembers,
  writeFacts,
} from '#core/people/index.ts';
import { addDays, plainDate, plainMonth } from '#kit/plain-date.ts';
import { dayNumber } from '#kit/situation.ts';
import { lemonCases } from '#test/support/lemon-cases.ts';
import { orchardCounty } from '#test/support/orchards.ts';
import { replayHousehold } from './index.ts';

const county = await orchardCounty({ now: '2026-01-05T01:00:00Z' });
const { office, asJob } = county;
const { decide, approver } = lemonCases(county);
const village = '512021100007';

const day = fc.integer({ min: 0, max: 200 }).map((days) => addDays(plainDate('2026-02-01'), days));
const standing = fc.constantFrom<NewFact['standing']>('reported', 'found', 'determined');
/** Something that becomes known after the decision. */
const news = fc.oneof(
  fc.record({ what: fc.constant('trees' as const), who: fc.nat(3), value: fc.nat(12), from: day, standing }),
  fc.record({ what: fc.constant('death' as const), who: fc.nat(3), value: fc.constant(0), from: day, standing }),
  fc.record({ what: fc.constant('corrected' as const), who: fc.nat(3), value: fc.nat(12), from: day, standing }),
  fc.record({ what: fc.constant('retracted' as const), who: fc.nat(3), value: fc.nat(3), from: day, standing }),
  fc.record({
    what: fc.constant('left' as const),
    who: fc.integer({ min: 1, max: 3 }),
    value: fc.constant(0),
    from: day,
    standing,
  }),
);

const learn = (
  household: string,
  people: readonly string[],
  { what, who, value, from, standing }: typeof news extends fc.Arbitrary<infer News> ? News : never,
): Promise<void> =>
  asJob(async (tx) => {
    const person = people[who % people.length] ?? '';
    const said = { source: '复查', basis: '事后才知道' };
    const fact = { person, from, to: null, standing, division: village, ...said };
    if (what === 'trees') await writeFacts(tx, office, { facts: [{ ...fact, kind: 'lemon.trees', value }] });
    else if (what === 'death') {
      await writeFacts(tx, office, { facts: [{ ...fact, kind: 'death', value: dayNumber(from) }] });
    } else if (what === 'left') {
      const members = people
        .filter((one) => one !== person || one === people[0])
        .map((one) => ({ person: one, relation: one === people[0] ? '01' : '10' }));
      await setMembers(tx, office, { household, members, from });
    } else {
      const known = (await findCurrentFacts(tx, office, [person], null)).filter(({ kind }) =>
        kind.startsWith('lemon.trees'),
      );
      const { id } = known[value % Math.max(1, known.length)] ?? {};
      if (id === undefined) return;
      if (what === 'corrected') await correctFact(tx, office, { fact: id, value, ...said });
      else await retractFact(tx, office, { fact: id, ...said });
    }
  });

describe('先判定，再重新判定', () => {
  it('任何一户：没有新知道的，按现在所知也相同；后来知道什么，当时的决定都不变', { timeout: 60_000 }, async () => {
    const trees = fc.array(fc.nat(5), { minLength: 1, maxLength: 4 });
    const law = fc.asyncProperty(trees, fc.array(news, { maxLength: 6 }), async (each, later) => {
      const people = each.map((count, index) => ({ name: `柏${'甲乙丙丁'[index] ?? ''}`, trees: count }));
      const made = await decide(people, { applied: '2026-03-02', decided: '2026-04-10' });
      office.clock.setBusiness('2026-07-20T01:00:00Z');
      const asked = { household: made.household, month: plainMonth('2026-05') };
      const before = await replayHousehold(office, approver, asked);
      expect(before.decisions.map(({ identical }) => identical)).toEqual([true]);
      expect(before.months.map(({ difference }) => difference)).toEqual([0, 0, 0]);
      for (const one of later) await learn(made.household, made.people, one);
      const after = await replayHousehold(office, approver, asked);
      expect(after.decisions).toEqual(before.decisions);
      expect(after.months.map(({ ranThen }) => ranThen)).toEqual(before.months.map(({ ranThen }) => ranThen));
      // A difference has its reason, and nobody is asked for what he was not paid.
      for (const { difference, learned, paid, ran, due } of after.months) {
        if (difference !== 0) expect(learned).not.toEqual([]);
        if (due !== null) expect(difference).toBe(due - (paid ?? ran));
      }
    });
    await fc.assert(law, { numRuns: 30 });
  });
});
