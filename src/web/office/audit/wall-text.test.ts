import { expect, it } from 'vitest';
import { wallText } from './wall-text.ts';

it('shows an instant to the second, by the clock of China', () => {
  expect(wallText('2026-11-23T15:05:09.123456Z')).toBe('2026-11-23 23:05:09');
});
