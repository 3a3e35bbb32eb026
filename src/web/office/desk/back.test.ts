import { describe, expect, it } from 'vitest';
import { safeBack } from './back.ts';

describe('the way back after signing in', () => {
  it.each([
    ['/office/cases?stage=opinion', '/office/cases?stage=opinion'],
    ['/office', '/office'],
    [undefined, '/office'],
    ['//office.example.com/office', '/office'],
    ['/officer', '/office'],
    ['https://example.com/office', '/office'],
    ['/office/sign-in?back=/office', '/office'],
  ])('of %s is %s', (back, to) => {
    expect(safeBack(back)).toBe(to);
  });
});
