import { Temporal } from 'temporal-polyfill';
import { readInstant } from './read-instant.ts';
import { dateIn, startOfDay } from './start-of-day.ts';

/** A calendar month of a time zone, half-open. */
export interface Month {
  readonly start: Date;
  readonly end: Date;
}

/**
 * The month in which a moment lies, as a time zone counts it. Throws `invalid-date` and `unknown-time-zone`.
 *
 * @example monthOf(new Date('2026-10-31T23:30:00Z'), 'Europe/Berlin') // '2026-11'
 */
export function monthOf(at: Date, timeZone: string): string {
  return dateIn(timeZone, readInstant(at, 'The moment')).toString().slice(0, 7);
}

/**
 * The begin and the end of a month of the years 1 to 9998; undefined for what is none. Throws `unknown-time-zone`.
 *
 * @example monthBounds('2026-11', 'Europe/Berlin') // { start: 2026-10-31T23:00:00Z, end: 2026-11-30T23:00:00Z }
 */
export function monthBounds(month: string, timeZone: string): Month | undefined {
  if (!/^(?!0000|9999)\d{4}-(?:0[1-9]|1[0-2])$/.test(month)) return undefined;
  // says what it thinks of the time zone
  dateIn(timeZone, 0);
  const first = Temporal.PlainDate.from(`${month}-01`);
  return { start: startOfDay(first, timeZone), end: startOfDay(first.add({ months: 1 }), timeZone) };
}
