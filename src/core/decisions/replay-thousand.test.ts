import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { act, apply, decideAgain, findDecisions, getCase } from '#core/cases/index.ts';
import { parametersOn } from '#core/parameters/index.ts';
import { approveProposal, proposeValue } from '#core/parameters/parameters.proposals.service.ts';
import {
  correctFact,
  findCurrentFacts,
  type NewFact,
  readSituation,
  retractFact,
  setMembers,
  writeFacts,
} from '#core/people/index.ts';
import { findByKey } from '#kit/catalogue.ts';
import { defineFlow } from '#kit/flow.ts';
import { defineItem, ruleOn } from '#kit/item.ts';
import { addDays, monthOf, nextMonth, plainDate } from '#kit/plain-date.ts';
import { explainDecision } from '#kit/rule.ts';
import { dayNumber } from '#kit/situation.ts';
import { type Clock, dayOf, instant } from '#platform/clock.ts';
import { canonicalJson } from '#platform/digest.ts';
import { entrust } from '#test/support/entrust.ts';
import { nextLemonNumber } from '#test/support/lemon-cases.ts';
import { orchardCounty } from '#test/support/orchards.ts';
import { toyCatalogueOf } from '#test/toy-catalogue/index.ts';
import { lemonVoucherItem } from '#test/toy-catalogue/lemon-voucher/item.ts';
import * as list from '#test/toy-catalogue/list.ts';

const [orchards, reviewsEach, corrections, atOnce] = [50, 20, 10_000, 6];

/** Decided again each time the trees are counted anew; the count itself is known only to the next decision. */
const clerk = { posts: ['lemon-clerk'] };
const reviewFlow = defineFlow({
  start: 'growing',
  stages: {
    growing: { name: '长着', actor: clerk, tell: '树在长。' },
    felled: { name: '砍了', actor: null, tell: '树砍了。' },
  },
  moves: {
    review: {
      ...(lemonVoucherItem.flow.moves.count ?? { name: '', to: '', by: clerk, done: '' }),
      ...{ name: '复查', from: ['growing'], to: 'growing', by: clerk, evaluates: 'confirm', done: '复查了' },
    },
    fell: { name: '砍树', from: ['growing'], to: 'felled', by: clerk, done: '砍了' },
  },
});
const reviewItem = defineItem({
  ...lemonVoucherItem,
  key: 'lemon-review',
  flow: reviewFlow,
  letters: [],
  parameters: [],
});
const { catalogue } = toyCatalogueOf({ ...list, review: { items: [reviewItem] } });

const county = await orchardCounty({ catalogue });
/** Runs on by a millisecond each time it is asked, as a clock does: no two things are known at the same moment. */
let millis = Date.parse('2026-06-15T01:00:00Z');
const clock: Clock = {
  businessNow: () => {
    millis += 1;
    return instant(new Date(millis).toISOString());
  },
  wallNow: () => instant(new Date(millis).toISOString()),
  today: () => dayOf(instant(new Date(millis).toISOString())),
};
const office = { ...county.office, clock };
const { asJob, staff, asSuperuser } = county;
const village = '512021100007';
const [helper, counter] = [staff('lemon-helper', village), staff('lemon-clerk', '512021100')];

/** Numbers that look random and are the same each time (Lehmer), for one orchard apart from all others. */
const numbersOf = (orchard: number) => {
  let state = 1 + orchard * 7919;
  const below = (limit: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
  return { below, pick: <T>(values: readonly T[]): T | undefined => values[below(values.length)] };
};
type Numbers = ReturnType<typeof numbersOf>;

/** Works through the list, several at once. */
const each = async <T>(values: readonly T[], work: (value: T) => Promise<void>): Promise<void> => {
  const left = [...values];
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
};

type Planted = Numbers & { readonly id: string; readonly household: string; readonly people: readonly string[] };

const plant = async (orchard: number): Promise<Planted> => {
  const numbers = numbersOf(orchard);
  const members = Array.from({ length: 1 + numbers.below(4) }, (_, index) => ({
    ...{ name: '林小满', trees: 0, idNumber: nextLemonNumber(), relation: index === 0 ? '01' : '10' },
  }));
  const answers = { division: village, members, bankAccount: '6999990000000000066' };
  const entrustment = await entrust(office, helper);
  const { id } = await apply(office, helper, { item: 'lemon-review', answers, entrustment, key: randomUUID() });
  const { file } = await getCase(office, counter, id);
  return { ...numbers, id, household: file.case.household, people: file.people.map((person) => person.id) };
};

/** The case is reviewed: decided on what is known, then the trees are counted anew. */
const review = async ({ id, people, below }: Planted, seq: number): Promise<void> => {
  const trees = people.map((_, member) => ({ member, trees: below(6) }));
  await act(office, counter, { case: id, move: 'review', seq, answers: { trees }, key: randomUUID() });
};

const standings = ['reported', 'found', 'determined', 'determined'] as const;
const kinds = ['lemon.trees', 'lemon.counted', 'lemon.trees', 'death'] as const;

const statement = ({ people, below, pick }: Planted): NewFact => {
  const from = addDays(plainDate('2025-06-01'), below(500));
  const kind = pick(kinds) ?? 'lemon.trees';
  const value = kind === 'death' ? dayNumber(from) : kind === 'lemon.counted' ? 1 : below(8);
  const to = kind === 'death' || below(2) === 0 ? null : addDays(from, below(200));
  const standing = pick(standings) ?? 'determined';
  return { person: pick(people) ?? '', kind, value, from, to, standing, division: village, ...said };
};
const said = { source: '事后', basis: '事后才知道' } as const;

/** So many corrections of one orchard in one transaction: facts written, corrected and retracted, members changed. */
const correct = async (orchard: Planted, times: number): Promise<void> =>
  asJob(async (tx) => {
    const { household, people, below, pick } = orchard;
    for (let done = 0; done < times; done += 1) {
      const fact = pick(await findCurrentFacts(tx, office, people, null));
      const way = below(10);
      if (way < 4 || fact === undefined) await writeFacts(tx, office, { facts: [statement(orchard)] });
      else if (way < 7) {
        const better = fact.kind === 'lemon.trees' ? { value: below(9) } : { standing: pick(standings) ?? 'found' };
        await correctFact(tx, office, { fact: fact.id, ...better, ...said });
      } else if (way < 9) await retractFact(tx, office, { fact: fact.id, ...said });
      else {
        const stay = people.filter((_, index) => index === 0 || below(2) === 0);
        const members = stay.map((person, index) => ({ person, relation: index === 0 ? '01' : '10' }));
        const from = addDays(plainDate('2025-06-01'), below(500));
        await setMembers(tx, office, { household, members, from });
      }
    }
  });

/** The figures of the past are found to have been others; two people see to each. */
const raiseParameters = async (): Promise<void> => {
  const [proposer, approver] = [
    { ...(await county.user('傅立春', 'county-approver', '512021')), permissions: new Set(['parameter.propose']) },
    { ...(await county.user('石小寒', 'county-approver', '512021')), permissions: new Set(['parameter.approve']) },
  ];
  for (const [index, [parameter, value]] of (
    [
      ['lemon.voucher', '13'],
      ['lemon.tree-limit', '7'],
      ['lemon.voucher', '17'],
      ['lemon.tree-limit', '12'],
    ] as const
  ).entries()) {
    const document = { document: `柠檬令〔2026〕${index + 30}号`, documentDate: '2026-06-01' };
    const { id } = await proposeValue(office, proposer, {
      ...{
        parameter,
        value,
        division: '512021000000',
        from: `2026-0${index + 2}-01`,
        checked: true,
        key: randomUUID(),
      },
      ...document,
    });
    await approveProposal(office, approver, { proposal: id, key: randomUUID() });
  }
};

describe('一千个过去的决定，一万次事后的更正', () => {
  it('按当时所知重新判定，个个与当时逐字相同；按现在所知，大多不同', { timeout: 180_000 }, async () => {
    const planted: Planted[] = [];
    await each([...Array(orchards).keys()], async (orchard) => void planted.push(await plant(orchard)));
    await each(planted, async (one) => {
      for (let seq = 1; seq <= reviewsEach; seq += 1) {
        await review(one, seq);
        if (one.below(3) === 0) await correct(one, 1);
      }
    });
    await raiseParameters();
    await each(planted, async (one) => {
      for (let done = 0; done < corrections / orchards; done += 25) await correct(one, 25);
    });

    const stored = await asSuperuser<{ case: string; seq: number; decision: unknown }>(
      'select office_case as "case", seq, decision from case_decision where confirmed',
    );
    expect(stored).toHaveLength(1000);
    const decided = new Map(stored.map((row) => [`${row.case} ${row.seq}`, canonicalJson(row.decision)]));
    let [same, knownSame, otherNow] = [0, 0, 0];
    await each(planted, async (one) =>
      asJob(async (tx) => {
        for (const made of await findDecisions(tx, office, one.household)) {
          const then = decided.get(`${made.case} ${made.seq}`);
          if (canonicalJson(await decideAgain(tx, office, made)) === then) same += 1;
          const { people, household, relations, knownAt, appliedIn, decidedOn } = made;
          const asked = { people, household, relations, standings: ['determined'] as const };
          // The versions it names are those that were known at its moment.
          const known = await readSituation(tx, office, { ...asked, knownAt });
          if (known.versions.join() === [...made.facts].join()) knownSame += 1;
          const item = findByKey(catalogue.items, made.item) ?? reviewItem;
          const dates = { appliedIn, asOf: appliedIn, decidedOn, payableFrom: nextMonth(monthOf(decidedOn)) };
          const parameters = await parametersOn(tx, office, village);
          const now = explainDecision(
            ruleOn(item, decidedOn),
            await readSituation(tx, office, asked),
            parameters,
            dates,
          );
          if (canonicalJson(now) !== then) otherNow += 1;
        }
      }),
    );
    expect({ same, knownSame }).toEqual({ same: 1000, knownSame: 1000 });
    expect(otherNow).toBeGreaterThan(900);
  });
});
