import { readInstant } from './read-instant.ts';
import { dateIn, startOfDay } from './start-of-day.ts';
import type { CalendarDate } from './start-of-day.ts';
import { StatusError } from './status-error.ts';

/** A hundred years: the most days that are made at once. */
export const maximumDays = 36_525;

/** A calendar day of a time zone. */
export interface Day {
  /** `2026-03-29` */
  readonly date: string;
  /** Its first instant. */
  readonly start: Date;
  /** The first instant of the day after: 23, 24, 25 hours later, or, in a few zones, something else. */
  readonly end: Date;
}

/**
 * The calendar days of a named time zone that a window touches, first to last, whole even where the window begins or
 * ends within one. They leave no gap and do not overlap. A date that the zone left out is missing; none come of an
 * empty window. Throws `invalid-date`, `unknown-time-zone` and, above `maximumDays`, `invalid-day-count`.
 *
 * @example
 * daysBetween({ from: new Date('2026-03-28T23:00:00Z'), to: new Date('2026-03-29T22:00:00Z'), timeZone: 'Europe/Berlin' });
 * // [{ date: '2026-03-29', start: 2026-03-28T23:00:00Z, end: 2026-03-29T22:00:00Z }], which is 23 hours
 */
export function daysBetween(window: {
  /** Inclusive. */
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  readonly timeZone: string;
}): readonly Day[] {
  const { timeZone } = window;
  const fromMs = readInstant(window.from, 'The begin of the window');
  const toMs = readInstant(window.to, 'The end of the window');
  const first = dateIn(timeZone, fromMs);
  if (toMs <= fromMs) return [];
  return makeDays(first, dateIn(timeZone, toMs), timeZone).filter(
    ({ start, end }) => fromMs < end.getTime() && start.getTime() < toMs,
  );
}

/**
 * Makes the days from one date to another, and one more on either side: where clocks are put back over midnight,
 * an instant's date may be the one before the day to which it belongs.
 */
export function makeDays(first: CalendarDate, last: CalendarDate, timeZone: string): readonly Day[] {
  const count = first.until(last).days + 1;
  if (count > maximumDays + 1) {
    throw new StatusError('invalid-day-count', `More than ${maximumDays} days at once. Ask for a shorter window.`);
  }
  const days: Day[] = [];
  let date = first.subtract({ days: 1 });
  let start = startOfDay(date, timeZone);
  for (let made = 0; made < count + 2; made++) {
    const next = date.add({ days: 1 });
    const end = startOfDay(next, timeZone);
    if (start.getTime() < end.getTime()) days.push({ date: date.toString(), start, end });
    date = next;
    start = end;
  }
  return days;
}
