import { expect, test } from 'vitest';
import { formatsFor } from './times.ts';

test('moments are told in the time zone, with UTC beside', () => {
  const { moment, utc, isUtc } = formatsFor('en', 'Europe/Berlin');
  expect(moment('2026-11-24T07:10:00Z')).toBe('24 Nov 2026, 08:10 CET');
  expect(utc('2026-11-24T07:10:00Z')).toBe('07:10 UTC');
  expect(utc('2026-11-23T23:10:00Z')).toBe('23 Nov 2026, 23:10 UTC');
  expect(isUtc).toBe(false);
  expect(formatsFor('de', 'UTC').isUtc).toBe(true);
});

test('what was not whole is never shown as 100 %', () => {
  const { share, date } = formatsFor('de', 'Europe/Berlin');
  expect(share(1)).toBe('100\u00a0%');
  expect(share(0.999_999)).toBe('99,99\u00a0%');
  expect(share(0)).toBe('0\u00a0%');
  expect(share(null)).toBe('–');
  expect(date('2026-03-29')).toBe('29. März 2026');
});
