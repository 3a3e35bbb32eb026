import { describe, expect, it } from 'vitest';
import { path, withQuery } from './api.ts';

describe('addresses', () => {
  it('escapes what is put into a path, so that a name with a slash stays one name', () => {
    expect(path`/api/people/${'张/三'}/cases/${7}`).toBe('/api/people/%E5%BC%A0%2F%E4%B8%89/cases/7');
  });

  it('leaves out what was not asked and is the same in whatever order', () => {
    expect(withQuery('/api/cases', { stage: 'review', after: undefined, due: '' })).toBe('/api/cases?stage=review');
    expect(withQuery('/api/cases', { b: 2, a: true })).toBe('/api/cases?a=true&b=2');
    expect(withQuery('/api/cases')).toBe('/api/cases');
  });
});
