import { describe, expect, it } from 'vitest';
import { searchTexts } from './search-texts.ts';

describe('filters in an address', () => {
  it('keeps the named texts, also those the router took for numbers, and drops blanks and the rest', () => {
    expect(
      searchTexts({ division: 512021100007, stage: ' opinion ', number: '', page: ['x'], other: 'y' }, [
        'division',
        'stage',
        'number',
        'page',
      ]),
    ).toEqual({ division: '512021100007', stage: 'opinion' });
  });
});
