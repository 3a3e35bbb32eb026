import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '#kit/plain-date.ts';
import { explainDecision } from '#kit/rule.ts';
import type { SituationFact } from '#kit/situation.ts';
import { type AnyCase, anyCase, decide, parametersFor, ruleOf } from '#test/support/dibao/any-household.ts';

const runs = { numRuns: 1000 } as const;

const explain = (one: AnyCase) => explainDecision(ruleOf(one), one.situation, parametersFor(one), one.dates);

/** Names that stand in one list, always in the same order. */
const sortNames = (text: string): string =>
  text.replace(/成员\d(、成员\d)+/g, (list) => list.split('、').sort().join('、'));

/** All that is told of a decision, but for the order of what has no order. */
const unordered = (one: AnyCase) => {
  const { members, shares, reasons, trace, facts, parameters, ...rest } = explain(one);
  const texts = (all: readonly object[]): readonly string[] =>
    all.map((part) => sortNames(JSON.stringify(part))).sort();
  return {
    ...rest,
    ...{ members: [...members].sort(), shares: texts(shares), reasons: texts(reasons) },
    ...{ trace: texts(trace), facts: texts(facts), parameters: texts(parameters) },
  };
};

const feeds = ['公安人口库', '社保', '民政台账', '入户调查'];

/** The facts as they come in from several sources, each source in its turn. */
const arriving = (facts: readonly SituationFact[], order: readonly number[]): readonly SituationFact[] => {
  const knownOn = plainDate('2026-06-15');
  const marked = facts.map((fact, index) => {
    const source = feeds[(index * 7 + fact.kind) % feeds.length] ?? '';
    return { ...fact, origin: { standing: 'determined', source, basis: '核对', knownOn } as const };
  });
  return order.flatMap((nth) => marked.filter(({ origin }) => origin.source === feeds[nth]));
};

const permutation = <T>(of: readonly T[]) => fc.shuffledSubarray([...of], { minLength: of.length });

describe('低保：先后没有意义', () => {
  it('成员的先后、每人事实的先后换过，整个决定和说明都不变', () => {
    fc.assert(
      fc.property(
        anyCase.chain((one) =>
          fc.record({
            one: fc.constant(one),
            members: permutation(one.situation.members),
            household: permutation(one.situation.household),
          }),
        ),
        fc.boolean(),
        ({ one, members, household }, turn) => {
          const turned = members.map((member) => (turn ? { ...member, facts: member.facts.toReversed() } : member));
          expect(unordered({ ...one, situation: { members: turned, household } })).toEqual(unordered(one));
        },
      ),
      runs,
    );
  });

  it('各部门数据到达的先后换过，整个决定和说明都不变', () => {
    fc.assert(
      fc.property(anyCase, permutation([0, 1, 2, 3]), (one, order) => {
        const inOrder = (turns: readonly number[]): AnyCase => ({
          ...one,
          situation: {
            household: arriving(one.situation.household, turns),
            members: one.situation.members.map((member) => ({ ...member, facts: arriving(member.facts, turns) })),
          },
        });
        expect(unordered(inOrder(order))).toEqual(unordered(inOrder([0, 1, 2, 3])));
      }),
      runs,
    );
  });
});

describe('低保：同样的事实，同样的决定', () => {
  it('算两遍、中间算过别的家庭、带着说明算，都是同一个决定', () => {
    fc.assert(
      fc.property(anyCase, anyCase, (one, another) => {
        const first = decide(one);
        decide(another);
        expect(decide(one)).toEqual(first);
        const { className, facts, trace, parameters, ...told } = explain(one);
        expect(told).toEqual(first);
        expect(className).toBe(ruleOf(one).classes[first.class]);
        expect(explain(one)).toEqual({ className, facts, trace, parameters, ...told });
      }),
      runs,
    );
  });

  it('算的时候不改动家庭的事实和参数', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const before = structuredClone(one);
        explain(one);
        expect(one).toEqual(before);
      }),
      runs,
    );
  });
});
