import { expect, test } from 'vitest';
import { duration, relativeTime } from './durations.ts';

test.each([
  [-30_000, 'this minute'],
  [-300_000, '5 minutes ago'],
  [-7_199_000, '1 hour ago'],
  [-86_400_000, 'yesterday'],
  [172_800_000, 'in 2 days'],
])('%d ms are %s', (ms, text) => {
  expect(relativeTime(ms, 'en')).toBe(text);
});

test.each([
  [0, '1 min'],
  [59_999, '1 min'],
  [3_600_000, '1 hr'],
  [11_520_000, '3 hr 12 min'],
  [90_061_000, '1 day 1 hr'],
])('%d ms last %s', (ms, text) => {
  expect(duration(ms, 'en')).toBe(text);
});
