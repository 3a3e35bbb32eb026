import { describe, expect, it } from 'vitest';
import { readDraft } from './draft.ts';

const answers = { address: '二组', members: [{ name: '禤䶮文' }] };
const day = 86_400_000;

describe('a draft kept in the browser', () => {
  it('comes back with its answers, its step and the names of its files', () => {
    const savedAt = Date.now() - day;
    const files = [{ id: 'a1', name: '诊断证明.jpg' }];
    expect(readDraft(JSON.stringify({ answers, step: 'members', files, savedAt }))).toEqual({
      answers,
      step: 'members',
      files,
      savedAt,
    });
  });

  it('is gone after seven days', () => {
    expect(readDraft(JSON.stringify({ answers, files: [], savedAt: Date.now() - 7 * day - 1000 }))).toBeUndefined();
  });

  it('is none when nothing, or something else, was kept', () => {
    expect(readDraft(null)).toBeUndefined();
    expect(readDraft('{')).toBeUndefined();
    expect(readDraft('{"answers":[],"savedAt":1}')).toBeUndefined();
  });
});
