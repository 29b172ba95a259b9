import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysBetween } from './days-between.ts';
import { findMonth, monthNamed, monthOf, monthsBetween } from './months.ts';

const minutes = (month: string, timeZone: string) => {
  const { start, end } = monthNamed(month, timeZone);
  return (end.getTime() - start.getTime()) / 60_000;
};

test('a month in which clocks change is an hour longer or shorter', () => {
  expect(minutes('2026-03', 'Europe/Berlin')).toBe(31 * 1440 - 60);
  expect(minutes('2026-10', 'Europe/Berlin')).toBe(31 * 1440 + 60);
  expect(minutes('2026-10', 'UTC')).toBe(31 * 1440);
  expect(minutes('2028-02', 'Europe/Berlin')).toBe(29 * 1440);
  expect(monthNamed('2026-12', 'Europe/Berlin')).toEqual({
    month: '2026-12',
    start: new Date('2026-11-30T23:00:00Z'),
    end: new Date('2026-12-31T23:00:00Z'),
  });
});

test('a moment lies in the month of the clocks of a time zone', () => {
  expect(monthOf(new Date('2026-10-31T22:59:59Z'), 'Europe/Berlin')).toBe('2026-10');
  expect(monthOf(new Date('2026-10-31T23:00:00Z'), 'Europe/Berlin')).toBe('2026-11');
});

test('what is no month, and no time zone, is refused', () => {
  for (const text of ['2026-13', '2026-00', '2026-1', '26-01', '2026-10-01', '', '0000-01', '9999-12']) {
    expect(() => monthNamed(text, 'UTC')).toThrow('is no month');
    expect(findMonth(text, 'UTC')).toBeUndefined();
  }
  expect(() => monthNamed('2026-10', 'Mars/Olympus')).toThrow('There is no time zone');
});

test('months follow one another, and their days are those of the calendar', () => {
  const moments = fc.date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
  const zones = fc.constantFrom('Europe/Berlin', 'UTC', 'America/St_Johns', 'Pacific/Apia', 'Asia/Kathmandu');
  fc.assert(
    fc.property(moments, fc.integer({ min: 0, max: 400 }), zones, (from, days, timeZone) => {
      const to = new Date(from.getTime() + days * 86_400_000);
      const months = monthsBetween({ from, to, timeZone });
      months.slice(1).forEach(({ start }, index) => {
        expect(start).toEqual(months[index]?.end);
      });
      const dates = daysBetween({ from, to, timeZone }).map(({ date }) => date.slice(0, 7));
      expect(months.map(({ month }) => month)).toEqual([...new Set(dates)]);
    }),
  );
});
