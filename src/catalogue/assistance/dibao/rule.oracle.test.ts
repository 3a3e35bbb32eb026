import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCase, decide } from '#test/support/dibao/any-household.ts';
import { judge } from '#test/support/dibao/judge.ts';

describe('低保：归类唯一，取第一个符合的', () => {
  it('与另一个人照 §3.3 写的慢办法处处一致：结论、类别、金额、谁计入', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const { outcome, class: found, amount, members } = decide(one);
        expect({ outcome, class: found, amount, members }).toEqual(judge(one));
      }),
      { numRuns: 4000 },
    );
  });

  it('生成的家庭走到每一类', () => {
    const found = new Set(fc.sample(anyCase, { numRuns: 3000, seed: 20261124 }).map((one) => decide(one).class));
    const every = ['dibao', 'edge', 'grace', 'none', 'rigid', 'single', 'terminated', 'unknown'];
    expect([...found].sort()).toEqual(every);
  });
});
