import { describe, expect, it } from 'vitest';
import { contentOf, newClientKey } from './client-key.ts';

describe('client keys', () => {
  it('is a version 4 UUID, new each time', () => {
    expect(newClientKey()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(newClientKey()).not.toBe(newClientKey());
  });

  it('takes two presses with the same content for one attempt, and another file of the same name for another', () => {
    const file = (text: string) => new File([text], '户口本.jpg', { lastModified: 1 });
    expect(contentOf({ action: 'accept', note: '' })).toBe('{"action":"accept","note":""}');
    expect(contentOf({ file: file('a') })).toBe(contentOf({ file: file('b') }));
    expect(contentOf({ file: file('a') })).not.toBe(contentOf({ file: file('ab') }));
  });

  it('takes a write without input for a content too', () => {
    expect(contentOf(undefined)).toBe('');
  });
});
