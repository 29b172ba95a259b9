import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysBetween, maximumDays } from './days-between.ts';
import type { Day } from './days-between.ts';
import { lastDays } from './last-days.ts';

const zones = Intl.supportedValuesOf('timeZone');
const hoursOf = ({ start, end }: Day): number => (end.getTime() - start.getTime()) / 3_600_000;
const dayAt = (timeZone: string, instant: string): Day | undefined =>
  lastDays({ count: 1, timeZone, now: new Date(instant) })[0];

describe('a day', () => {
  test.each([
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z', 23],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00.000Z', 25],
    ['America/New_York', '2026-03-08', '2026-03-08T05:00:00.000Z', 23],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00.000Z', 25],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00:00.000Z', 24.5],
    ['Asia/Kathmandu', '2026-06-01', '2026-05-31T18:15:00.000Z', 24],
    // Midnight does not exist: the day begins at one o'clock.
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z', 23],
    // Clocks went from midnight back to eleven: the day before has both hours.
    ['America/Sao_Paulo', '2018-02-17', '2018-02-17T02:00:00.000Z', 25],
    // Clocks went back one minute after midnight: the day begins with the first of the two midnights.
    ['America/St_Johns', '2010-11-07', '2010-11-07T02:30:00.000Z', 25],
    ['UTC', '2026-03-29', '2026-03-29T00:00:00.000Z', 24],
  ])('in %s, %s begins at %s and has %d hours', (timeZone, date, start, hours) => {
    const noon = new Date(Date.parse(start) + 12 * 3_600_000).toISOString();
    const day = dayAt(timeZone, noon);
    expect(day?.date).toBe(date);
    expect(day?.start.toISOString()).toBe(start);
    expect(day && hoursOf(day)).toBe(hours);
  });

  test('a date that a zone left out is missing, and the last days are none the fewer', () => {
    const days = lastDays({ count: 3, timeZone: 'Pacific/Apia', now: new Date('2012-01-01T00:00:00Z') });
    expect(days.map(({ date }) => date)).toEqual(['2011-12-29', '2011-12-31', '2012-01-01']);
  });

  test('the second pass over an hour before midnight belongs to the day that has begun', () => {
    expect(dayAt('America/St_Johns', '2010-11-07T03:00:00Z')?.date).toBe('2010-11-07');
  });
});

describe('daysBetween', () => {
  test('the end of the window is exclusive, and the days are whole', () => {
    const window = {
      from: new Date('2026-03-28T12:00:00Z'),
      to: new Date('2026-03-29T22:00:00Z'),
      timeZone: 'Europe/Berlin',
    };
    expect(daysBetween(window).map(({ date }) => date)).toEqual(['2026-03-28', '2026-03-29']);
    expect(daysBetween({ ...window, to: new Date('2026-03-29T22:00:00.001Z') }).at(-1)?.date).toBe('2026-03-30');
  });

  test('an empty window has no days, nor has one that ends before it begins', () => {
    const from = new Date('2026-03-28T12:00:00Z');
    expect(daysBetween({ from, to: from, timeZone: 'UTC' })).toEqual([]);
    expect(daysBetween({ from, to: new Date('2025-01-01T00:00:00Z'), timeZone: 'UTC' })).toEqual([]);
  });
});

describe('what is refused', () => {
  const now = new Date('2026-03-28T12:00:00Z');

  test.each([
    ['Europe/Atlantis'],
    [''],
    ['+02:00'],
    ['-05'],
    ['2026-01-01T00:00Z[Europe/Berlin]'],
    ['Europe/Berlin '],
    ['\0'],
  ])('the time zone %j', (timeZone) => {
    expect(() => lastDays({ count: 1, timeZone, now })).toThrow(
      expect.objectContaining({ name: 'StatusError', code: 'unknown-time-zone' }),
    );
    expect(() => daysBetween({ from: now, to: now, timeZone })).toThrow(
      expect.objectContaining({ code: 'unknown-time-zone' }),
    );
  });

  test.each([[-1], [1.5], [NaN], [Infinity], [maximumDays + 1]])('%d days', (count) => {
    expect(() => lastDays({ count, timeZone: 'UTC', now })).toThrow(
      expect.objectContaining({ code: 'invalid-day-count' }),
    );
  });

  test('a window of more than a hundred years', () => {
    const window = { from: new Date('1926-03-28T12:00:00Z'), to: new Date('2026-03-28T12:00:00Z'), timeZone: 'UTC' };
    expect(daysBetween(window)).toHaveLength(maximumDays + 1);
    expect(() => daysBetween({ ...window, from: new Date('1926-03-27T12:00:00Z') })).toThrow(
      expect.objectContaining({ code: 'invalid-day-count' }),
    );
  });

  test.each([[NaN], [8.64e15], [-8.64e15], [Date.UTC(10_000, 0, 1)]])('the date of %d', (milliseconds) => {
    expect(() => lastDays({ count: 1, timeZone: 'UTC', now: new Date(milliseconds) })).toThrow(
      expect.objectContaining({ code: 'invalid-date' }),
    );
  });

  test('neither end of the calendar', () => {
    expect(dayAt('Pacific/Kiritimati', '9999-12-31T23:59:59.999Z')?.date).toBe('+010000-01-01');
    expect(dayAt('UTC', '0001-01-01T00:00:00Z')?.date).toBe('0001-01-01');
  });
});

describe('in every zone', () => {
  test.each(zones)('%s: the days of 2026 leave no gap, and begin where the date on the clock changes', (timeZone) => {
    const clock = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    const days = daysBetween({
      from: new Date('2026-01-03T00:00:00Z'),
      to: new Date('2026-12-28T00:00:00Z'),
      timeZone,
    });
    const isOdd = (day: Day): boolean => hoursOf(day) !== 24;
    // Most zones move by one hour, Lord Howe by half of one, Troll by two.
    expect(days.filter((day) => Math.abs(hoursOf(day) - 24) > 2)).toEqual([]);
    for (const [index, day] of days.entries()) {
      if (index > 0) expect(day.start).toEqual(days[index - 1]?.end);
      // The runtime's own clock is asked where it may differ: around changes, and once a month.
      if (!isOdd(day) && index % 30 !== 0) continue;
      expect(clock.format(day.start)).toBe(day.date);
      expect(clock.format(day.start.getTime() - 1)).not.toBe(day.date);
      expect(clock.format(day.end.getTime() - 1)).toBe(day.date);
    }
  });

  test('at any time since 1970, buckets tile the window and the last one holds the present', () => {
    const instant = fc.integer({ min: 0, max: Date.UTC(2037, 0, 1) }).map((milliseconds) => new Date(milliseconds));
    fc.assert(
      fc.property(fc.constantFrom(...zones), instant, fc.integer({ min: 1, max: 40 }), (timeZone, now, count) => {
        const days = lastDays({ count, timeZone, now });
        expect(days).toHaveLength(count);
        for (const [index, day] of days.entries()) {
          expect(day.start.getTime()).toBeLessThan(day.end.getTime());
          if (index > 0) expect(day.start).toEqual(days[index - 1]?.end);
        }
        const last = days.at(-1);
        expect(last && last.start <= now && now < last.end).toBe(true);
        const from = days[0]?.start ?? now;
        expect(daysBetween({ from, to: new Date(now.getTime() + 1), timeZone })).toEqual(days);
      }),
      { numRuns: 150 },
    );
  });
});
