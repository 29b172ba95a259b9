import { describe, expect, test } from 'vitest';
import { daysOf, monthOf } from './month.server.ts';

const now = new Date('2026-11-28T21:00:00Z');
const berlin = { now, timeZone: 'Europe/Berlin' };

describe('a month', () => {
  test('is whole weeks from Monday', () => {
    const december = monthOf('2026-12', berlin);
    expect(december).toMatchObject({ month: '2026-12', previous: '2026-11', next: '2027-01' });
    expect(december.weeks.map(([monday]) => monday)).toEqual([
      '2026-11-30',
      '2026-12-07',
      '2026-12-14',
      '2026-12-21',
      '2026-12-28',
    ]);
    expect(december.weeks.at(-1)?.at(-1)).toBe('2027-01-03');
    expect([december.from, december.to]).toEqual(['2026-11-29T23:00:00Z', '2027-01-03T23:00:00Z']);
    // February 2027 begins on a Monday and has four weeks
    expect(monthOf('2027-02', berlin).weeks).toHaveLength(4);
  });

  test.each([[null], [''], ['2026-13'], ['0000-01'], ['9999-12'], ["2026-12'"]])('%s is the one of today', (asked) => {
    expect(monthOf(asked, berlin).month).toBe('2026-11');
  });

  test('of today is that of the time zone', () => {
    const newYear = new Date('2026-12-31T23:30:00Z');
    expect(monthOf(null, { now: newYear, timeZone: 'Europe/Berlin' }).month).toBe('2027-01');
    expect(monthOf(null, { now: newYear, timeZone: 'UTC' }).month).toBe('2026-12');
  });
});

describe('what is on a day', () => {
  const october = monthOf('2026-10', berlin);
  const on = (begin: string, end: string | null, month = october) =>
    [...daysOf(month, [['x', { begin, end }]], berlin)].flatMap(([date, entries]) =>
      entries.map(({ begins, ends }) => [date, begins, ends]),
    );

  test('a night is on two days, and what ends at midnight on one', () => {
    expect(on('2026-10-05T20:00:00Z', '2026-10-06T02:00:00Z')).toEqual([
      ['2026-10-05', '22:00', null],
      ['2026-10-06', null, '04:00'],
    ]);
    expect(on('2026-10-05T20:00:00Z', '2026-10-05T22:00:00Z')).toEqual([['2026-10-05', '22:00', '00:00']]);
    expect(on('2026-10-05T22:00:00Z', '2026-10-05T22:00:00Z')).toEqual([['2026-10-06', '00:00', '00:00']]);
  });

  test('the day on which the clocks are put back has 25 hours', () => {
    // from 00:30 to 23:30 in Berlin, which is 24 hours
    expect(on('2026-10-24T22:30:00Z', '2026-10-25T22:30:00Z')).toEqual([['2026-10-25', '00:30', '23:30']]);
    const march = monthOf('2026-03', berlin);
    // 23 hours before, on the day on which they are put forward
    expect(on('2026-03-28T22:30:00Z', '2026-03-29T22:00:00Z', march)).toEqual([
      ['2026-03-28', '23:30', null],
      ['2026-03-29', null, '00:00'],
    ]);
  });

  test('one that takes longer than planned is on every day until now', () => {
    const november = monthOf('2026-11', berlin);
    expect(on('2026-11-26T20:00:00Z', null, november)).toEqual([
      ['2026-11-26', '21:00', null],
      ['2026-11-27', null, null],
      ['2026-11-28', null, null],
    ]);
  });
});
