import { expect, test } from 'vitest';
import { agoOf, lengthOf } from './ago.ts';

const now = '2026-11-28T12:00:00Z';

test.each([
  ['2026-11-28T11:59:50Z', 'en', '0 minutes ago'],
  ['2026-11-28T10:31:00Z', 'en', '89 minutes ago'],
  ['2026-11-28T10:00:00Z', 'de', 'vor 2 Stunden'],
  ['2026-11-25T12:00:00Z', 'de', 'vor 3 Tagen'],
  ['2026-11-29T12:00:00Z', 'en', 'in 24 hours'],
])('%s is, in %s, %s', (moment, language, text) => {
  expect(agoOf(moment, { language, now })).toBe(text);
});

test('a length is told in its largest sensible unit', () => {
  expect(lengthOf(7_500_000, 'en')).toBe('2 hours');
  expect(lengthOf(60_000, 'de')).toBe('1 Minute');
});
