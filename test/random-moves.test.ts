import { describe, expect, it } from 'vitest';
import { catalogue } from '#catalogue/index.ts';
import { stageDue } from '#core/cases/stage-clock.ts';
import type { CasePerson, CaseView } from '#kit/case-view.ts';
import { mayMake } from '#kit/flow.ts';
import type { Item } from '#kit/item.ts';
import { fen } from '#kit/money.ts';
import { addDays, type PlainDate, plainDate } from '#kit/plain-date.ts';
import type { ExplainedDecision, Outcome } from '#kit/rule.ts';
import { beginWalk, takeStep, type WalkState, type WalkStep } from '#kit/walk.ts';
import { type Random, randomFrom } from '../bench/support/random.ts';
import { anyAnswers } from './support/any-answers.ts';

const cases = 10_000;
const steps = 24;
const start = plainDate('2026-03-02');

const person = (id: string, row: number, name: string, born: string): CasePerson => ({
  ...{ id, row, name, relation: row === 0 ? '01' : '10', born: plainDate(born), sex: 'male' },
  ...{ applicant: row === 0, mustSign: true, signedOn: null, died: null },
});
const people = [
  person('00000000-0000-4000-8000-000000000001', 0, '周大明', '1981-03-02'),
  person('00000000-0000-4000-8000-000000000002', 1, '吴芳', '1983-07-15'),
];

const settings = (random: Random): Readonly<Record<string, string>> => ({
  'dibao.approval': ['county', 'entrusted', 'empowered'][random.below(3)] ?? 'county',
  'dibao.sample-share': '0.3',
  'dibao.supplement-days': '30',
  'dibao.refusal-days': '10',
  'dibao.suspension-days': '30',
});

const outcomes: readonly (readonly [Outcome, string])[] = [
  ['granted', 'dibao'],
  ['granted', 'dibao'],
  ['granted', 'grace'],
  ['refused', 'edge'],
  ['refused', 'terminated'],
  ['undetermined', 'unknown'],
];
const anyDecision = (random: Random): ExplainedDecision => {
  const [outcome, found] = outcomes[random.below(outcomes.length)] ?? ['granted', 'dibao'];
  return {
    ...{ outcome, class: found, className: found, members: people.map(({ id }) => id), shares: [] },
    amount: fen(outcome === 'granted' ? ([51_000, 60_000][random.below(2)] ?? 0) : 0),
    ...{ reasons: [], facts: [], trace: [], parameters: [] },
  };
};

const posts = catalogue.postKinds.map(({ key }) => key);
const users = ['甲', '乙', '丙', '丁'];
const pick = <T>(random: Random, list: readonly T[]): T => {
  const found = list[random.below(list.length)];
  if (found === undefined) throw new RangeError('没有可选的');
  return found;
};

/** Mostly a move that leads out of the stage by somebody who may make it; else anything by anybody. */
const anyStep = (item: Item, { view }: WalkState, random: Random, on: PlainDate): WalkStep => {
  const moves = Object.keys(item.flow.moves);
  const leading = moves.filter((key) => item.flow.moves[key]?.from.includes(view.stage));
  const lawful = leading.length > 0 && random.below(10) < 7;
  const move = pick(random, lawful ? leading : moves);
  const found = item.flow.moves[move];
  const fitting = ['applicant', ...posts].filter((by) => found !== undefined && mayMake(found, by));
  const form = found?.form;
  const ground = { on, people: people.map(({ id }) => id), random };
  return {
    ...{ on, move, by: pick(random, lawful ? fitting : ['applicant', ...posts]), user: pick(random, users) },
    ...(form === undefined || random.below(10) === 0 ? {} : { answers: anyAnswers(form, ground) }),
    ...{ decision: anyDecision(random), drawn: random.below(3) === 0, openObjections: random.below(12) === 0 ? 1 : 0 },
    ...(random.below(3) === 0 ? { signs: people.map(({ name }) => name) } : {}),
  };
};

const dueOf = (item: Item, view: CaseView, enteredOn: PlainDate, acceptedOn: PlainDate | null) => {
  const entries = view.actions.map(({ move, on }) => ({
    move,
    stage: item.flow.moves[move]?.to ?? item.flow.start,
    on,
  }));
  return stageDue(catalogue.calendar, item.flow, view.stage, { enteredOn, acceptedOn, entries });
};

/** One case from its opening, each step checked; counts what happened. */
const wander = (item: Item, seed: number, tally: { made: number; refused: number; ends: Set<string> }): void => {
  const random = randomFrom(seed);
  let on = start;
  const running: Readonly<Record<string, ReturnType<typeof fen>>> =
    item.startedBy === undefined ? {} : { [item.startedBy.benefit]: fen(51_000) };
  let state = beginWalk({
    ...{ name: '任意', place: '任意', item, appliedOn: start, people, steps: [], application: undefined },
    ...{ settings: settings(random), running },
  });
  let [enteredOn, acceptedOn]: [PlainDate, PlainDate | null] = [start, item.startedBy === undefined ? null : start];
  for (let nth = 0; nth < steps; nth += 1) {
    on = addDays(on, random.below(9));
    const before = state;
    const step = anyStep(item, state, random, on);
    state = takeStep(item, { ...state, faults: [] }, step);
    const move = item.flow.moves[step.move ?? ''];
    if (state.faults.length > 0) {
      tally.refused += 1;
      // Refused in words, and nothing has happened.
      expect(state.view.stage).toBe(before.view.stage);
      expect(state.view.actions).toHaveLength(before.view.actions.length);
      expect(state.effects).toHaveLength(before.effects.length);
      expect(state.faults[0]?.length).toBeGreaterThan(6);
      continue;
    }
    tally.made += 1;
    if (move === undefined) throw new Error(`${step.move} 不在流程里却办成了`);
    // The flow is never left, and nobody acts who may not.
    expect(move.from).toContain(before.view.stage);
    expect(state.view.stage).toBe(move.to);
    expect(mayMake(move, step.by ?? '')).toBe(true);
    for (const other of move.notBy ?? []) {
      expect(before.view.actions.findLast((action) => action.move === other)?.user).not.toBe(step.user);
    }
    const stage = item.flow.stages[state.view.stage];
    if (stage === undefined) throw new Error(`阶段 ${state.view.stage} 不在流程里`);
    if (move.accepts === true) acceptedOn = on;
    if (move.to !== before.view.stage) enteredOn = on;
    // Somebody can see the task and act, or the case is at an end.
    if (stage.actor === null) tally.ends.add(state.view.stage);
    else if (stage.actor !== 'applicant') {
      const able = catalogue.postKinds.filter(
        ({ key, permissions }) =>
          stage.actor !== null &&
          stage.actor !== 'applicant' &&
          stage.actor.posts.includes(key) &&
          permissions.includes('case.read') &&
          permissions.includes('case.act'),
      );
      expect(able.length).toBeGreaterThan(0);
    }
    // No clock lies in the past of what it counts from, none runs where nobody has to act.
    const { dueOn } = dueOf(item, state.view, enteredOn, acceptedOn);
    if (dueOn !== null) expect(dueOn > (acceptedOn ?? enteredOn)).toBe(true);
    if (stage.actor === null) expect(dueOn).toBeNull();
  }
};

describe('任意的人、任意的动作', () => {
  it.each(catalogue.items.map((item) => [item.name, item] as const))(
    `%s：${cases} 个办件，不离开流程，谁不能办的办不成，被拒绝的什么都没有发生`,
    (_name, item) => {
      const tally = { made: 0, refused: 0, ends: new Set<string>() };
      for (let seed = 1; seed <= cases; seed += 1) wander(item, seed, tally);
      expect(tally.made).toBeGreaterThan(cases);
      expect(tally.refused).toBeGreaterThan(cases);
      const ends = Object.entries(item.flow.stages).filter(([, { actor }]) => actor === null);
      expect(tally.ends.size).toBeGreaterThan(ends.length / 2);
    },
    120_000,
  );
});
