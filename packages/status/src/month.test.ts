import { expect, test } from 'vitest';
import { monthBounds, monthOf } from './month.ts';
import { readMoment } from './read-moment.ts';

test('a month is that of the clocks of a time zone', () => {
  expect(monthOf(new Date('2026-10-31T22:59:59Z'), 'Europe/Berlin')).toBe('2026-10');
  expect(monthOf(new Date('2026-10-31T23:00:00Z'), 'Europe/Berlin')).toBe('2026-11');
  expect(monthBounds('2026-10', 'Europe/Berlin')).toEqual({
    start: new Date('2026-09-30T22:00:00Z'),
    end: new Date('2026-10-31T23:00:00Z'),
  });
  expect(monthBounds('2026-12', 'UTC')?.end).toEqual(new Date('2027-01-01T00:00:00Z'));
});

test.each([
  '',
  '2026',
  '2026-13',
  '2026-00',
  '0000-01',
  '9999-12',
  '2026-1',
  '2026-01-01',
  '-002026-01',
  '２０２６-01',
])('%j is no month', (text) => {
  expect(monthBounds(text, 'UTC')).toBeUndefined();
});

test.each([
  ['2026-11-24T08:10', '2026-11-24T07:10:00.000Z'],
  ['2026-11-24T08:10:30.5', '2026-11-24T07:10:30.500Z'],
  ['2026-11-24T08:10:00Z', '2026-11-24T08:10:00.000Z'],
  ['2026-11-24 08:10:00+02:00', '2026-11-24T06:10:00.000Z'],
  // skipped, and shown twice
  ['2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
])('%s is a moment', (text, moment) => {
  expect(readMoment(text, 'Europe/Berlin')?.toISOString()).toBe(moment);
});

test.each([
  '',
  'now',
  '2026-11-24',
  '2026-02-30T10:00',
  '2026-11-24T25:00',
  '2026-11-24T08:10+01:00[Europe/Berlin]',
  '0',
])('%j is no moment', (text) => {
  expect(readMoment(text, 'Europe/Berlin')).toBeUndefined();
});
