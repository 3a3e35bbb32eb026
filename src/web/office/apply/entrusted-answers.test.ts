import { describe, expect, it } from 'vitest';
import { splitEntrustment, withEntrustment } from './entrusted-answers.ts';

describe('a draft of an application for somebody', () => {
  it('keeps the paper of who entrusts beside the answers, and gives both back', () => {
    const kept = withEntrustment({ address: '二组' }, { agent: '周代办', deed: ['f1'] });
    expect(kept).toEqual({ address: '二组', entrustment: [{ agent: '周代办', deed: ['f1'] }] });
    expect(splitEntrustment(kept)).toEqual({
      answers: { address: '二组' },
      entrustment: { agent: '周代办', deed: ['f1'] },
    });
  });

  it('has none where nothing was said of it', () => {
    expect(withEntrustment({ address: '二组' }, {})).toEqual({ address: '二组' });
    expect(splitEntrustment({ address: '二组' })).toEqual({ answers: { address: '二组' }, entrustment: {} });
  });
});
