import { describe, expect, it } from 'vitest';
import { placeOf, readCopy } from './local-copy.ts';

const answers = { address: '二组', members: [{ name: '禤䶮文' }] };
const day = 86_400_000;

describe('a copy kept in the browser until the server has it', () => {
  it('comes back with its answers, its step, the names of its files and the draft it belongs to', () => {
    const savedAt = Date.now() - day;
    const files = [{ id: 'a1', name: '诊断证明.jpg' }];
    const known = { id: 'd1', revision: 3 };
    expect(readCopy(JSON.stringify({ answers, step: 'members', files, known, savedAt }))).toEqual({
      answers,
      step: 'members',
      files,
      known,
      savedAt,
    });
  });

  it('is gone after seven days', () => {
    expect(readCopy(JSON.stringify({ answers, files: [], savedAt: Date.now() - 7 * day - 1000 }))).toBeUndefined();
  });

  it('is none when nothing, or something else, was kept', () => {
    expect(readCopy(null)).toBeUndefined();
    expect(readCopy('{')).toBeUndefined();
    expect(readCopy('{"answers":[],"savedAt":1}')).toBeUndefined();
  });

  it('lies at another place for another person of the same phone, and for another application', () => {
    expect(placeOf('dibao', '王秀英')).toBe('jimin-draft:dibao:王秀英');
    expect(placeOf('dibao', '王秀英', 'd1')).toBe('jimin-draft:dibao:王秀英:d1');
  });
});
