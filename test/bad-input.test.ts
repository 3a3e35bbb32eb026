import { describe, expect, it } from 'vitest';
import { openDoors } from './bad-input/doors.ts';
import { edgeRows } from './bad-input/edges.ts';
import { elements, notReachableYet } from './bad-input/elements.ts';
import { householdRows } from './bad-input/household.ts';
import { identityRows } from './bad-input/identity.ts';
import { moneyRows } from './bad-input/money.ts';
import { paperRows } from './bad-input/papers.ts';
import { timeRows } from './bad-input/time.ts';

const doors = await openDoors();

/** The table: what comes, by which door, what is said, and that nothing is half stored. */
const rows = [...identityRows, ...householdRows, ...moneyRows, ...edgeRows, ...paperRows, ...timeRows];

describe('真实会送来的坏数据', () => {
  it.each(rows.map((row) => [row.element, row.what, row] as const))('%s：%s', async (_element, _what, row) => {
    const before = await doors.count();
    expect(await row.send(doors)).toEqual(row.answer);
    if (row.lawful !== true) expect(await doors.count()).toEqual(before);
  });

  it('每一种都有一行，或者写明为什么现在还到不了', () => {
    const covered = new Set(rows.map(({ element }) => element));
    const reasons = Object.keys(notReachableYet);
    expect(elements.filter((element) => !covered.has(element) && !reasons.includes(element))).toEqual([]);
    expect(elements.filter((element) => covered.has(element) && reasons.includes(element))).toEqual([]);
  });
});
