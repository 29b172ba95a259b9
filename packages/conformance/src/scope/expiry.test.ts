import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expiryOf, isExpired, naiveLocalTime } from './expiry.ts';
import { scopeErrorOf } from './testing/small-scope.ts';

const table: [lifetime: string | null, checkedAt: string, expires: string][] = [
  ['day', '2026-01-01T00:00:00', '2026-01-03'],
  ['day', '2026-02-28T12:00:00', '2026-03-02'],
  ['day', '2026-04-01T00:00:00', '2026-04-03'],
  ['day', '2026-09-30T12:00:00', '2026-10-02'],
  ['day', '2026-12-31T23:00:00', '2027-01-02'],
  [null, '2026-01-11T23:59:59', '2026-01-19'],
  [null, '2026-03-31T12:00:00', '2026-04-13'],
  [null, '2026-07-01T00:00:00', '2026-07-13'],
  [null, '2026-11-30T12:00:00', '2026-12-14'],
  ['week', '2026-01-05T10:00:00', '2026-01-19'],
  ['week', '2024-02-29T12:00:00', '2024-03-11'],
  ['week', '2026-06-30T12:00:00', '2026-07-13'],
  ['week', '2026-10-01T00:00:00', '2026-10-12'],
  ['month', '2026-01-01T00:00:00', '2026-03-01'],
  ['month', '2026-02-28T12:00:00', '2026-04-01'],
  ['month', '2026-04-01T00:00:00', '2026-06-01'],
  ['month', '2026-09-30T12:00:00', '2026-11-01'],
  ['month', '2026-12-31T23:00:00', '2027-02-01'],
  ['quarter', '2026-01-11T23:59:59', '2026-07-01'],
  ['quarter', '2026-03-31T12:00:00', '2026-07-01'],
  ['quarter', '2026-07-01T00:00:00', '2027-01-01'],
  ['quarter', '2026-11-30T12:00:00', '2027-04-01'],
  ['year', '2026-01-05T10:00:00', '2027-03-01'],
  ['year', '2024-02-29T12:00:00', '2025-04-01'],
  ['year', '2026-06-30T12:00:00', '2027-08-01'],
  ['year', '2026-10-01T00:00:00', '2027-12-01'],
];

const moment = fc
  .date({ min: new Date('1000-01-01'), max: new Date('9990-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 19));

describe('expiryOf', () => {
  test.each(table)('%s, checked at %s, expires %s', (lifetime, checkedAt, expires) => {
    expect(expiryOf(checkedAt, lifetime)).toBe(`${expires}T00:00:00`);
  });

  test('a result without a lifetime lives a week', () => {
    expect(expiryOf('2026-01-05T10:00:00')).toBe('2026-01-19T00:00:00');
  });

  test('takes a blank for the T, and fractions', () => {
    expect(expiryOf('2026-08-21 12:00:00.123456', 'day')).toBe('2026-08-23T00:00:00');
  });

  test('a week ends on a Monday, 8 to 14 days later', () => {
    fc.assert(
      fc.property(moment, (checkedAt) => {
        const expires = expiryOf(checkedAt, 'week');
        expect(new Date(`${expires}Z`).getUTCDay()).toBe(1);
        const days = (Date.parse(`${expires}Z`) - Date.parse(`${checkedAt.slice(0, 10)}T00:00:00Z`)) / 86_400_000;
        expect(days).toBeGreaterThanOrEqual(8);
        expect(days).toBeLessThanOrEqual(14);
      }),
    );
  });

  test('a later check never expires earlier, and every result outlives the day after it', () => {
    fc.assert(
      fc.property(moment, moment, fc.constantFrom('day', 'week', 'month', 'quarter', 'year'), (a, b, lifetime) => {
        const [earlier, later] = a < b ? [a, b] : [b, a];
        expect(expiryOf(earlier, lifetime) <= expiryOf(later, lifetime)).toBe(true);
        expect(expiryOf(a, lifetime) >= expiryOf(a, 'day')).toBe(true);
      }),
    );
  });

  test.each(['decade', 'Week', '', 'constructor'])('the lifetime %j is unknown', (lifetime) => {
    expect(scopeErrorOf(() => expiryOf('2026-01-01T00:00:00', lifetime))).toMatchObject({ code: 'unknown-lifetime' });
  });

  test.each([
    '2026-01-01',
    '2026-01-01T00:00:00Z',
    '2026-01-01T00:00:00+01:00',
    '2026-02-30T00:00:00',
    '2026-01-01T24:00:00',
    '2026-01-01T00:00:00\n',
    '',
  ])('%j is no local time', (checkedAt) => {
    expect(scopeErrorOf(() => expiryOf(checkedAt, 'week'))).toMatchObject({ code: 'bad-date' });
  });

  test('the calendar ends with the year 9999', () => {
    expect(expiryOf('9999-10-31T00:00:00', 'month')).toBe('9999-12-01T00:00:00');
    expect(scopeErrorOf(() => expiryOf('9999-11-01T00:00:00', 'month'))).toMatchObject({ code: 'bad-date' });
  });
});

describe('isExpired', () => {
  test.each([
    ['2026-01-18T23:59:59.999999', false],
    ['2026-01-19T00:00:00', true],
    ['2026-01-19 00:00:00.000001', true],
    ['2020-01-01T00:00:00', false],
  ])('at %s: %s', (now, expected) => {
    expect(isExpired('2026-01-05T10:00:00', 'week', now)).toBe(expected);
  });
});

test('naiveLocalTime tells the wall clock, and expiryOf understands it', () => {
  const clock = naiveLocalTime(new Date(2026, 7, 5, 9, 3, 7, 42));
  expect(clock).toBe('2026-08-05T09:03:07.042');
  expect(expiryOf(clock, 'day')).toBe('2026-08-07T00:00:00');
});
