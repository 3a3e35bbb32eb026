import { describe, expect, it } from 'vitest';
import { type Condition, conditionFields, conditionHolds, conditionText } from './condition.ts';

const married: Condition = { field: 'marital', is: 'married' };

describe('a condition', () => {
  it('holds when the answer is the one it names, or one of those', () => {
    expect(conditionHolds(married, { marital: 'married' })).toBe(true);
    expect(conditionHolds({ field: 'grade', in: ['1', '2'] }, { grade: '2' })).toBe(true);
    expect(conditionHolds({ field: 'grade', in: ['1', '2'] }, { grade: '3' })).toBe(false);
  });

  it('about a question without an answer does not hold, negated or not', () => {
    expect(conditionHolds(married, {})).toBe(false);
    expect(conditionHolds({ not: married }, {})).toBe(false);
    expect(conditionHolds({ not: married }, { marital: 'single' })).toBe(true);
  });

  it('joins others by all and any', () => {
    const retired: Condition = { field: 'retired', is: true };
    expect(conditionHolds({ all: [married, retired] }, { marital: 'married', retired: false })).toBe(false);
    expect(conditionHolds({ any: [married, retired] }, { marital: 'married', retired: false })).toBe(true);
    expect(conditionFields({ any: [married, retired] })).toEqual(['marital', 'retired']);
  });

  it('prints itself in Chinese', () => {
    const text = conditionText(
      { not: married },
      () => '婚姻状况',
      () => '已婚',
    );
    expect(text).toBe('并非婚姻状况为已婚');
  });
});
