import { Temporal } from 'temporal-polyfill';
import { readInstant } from './read-instant.ts';
import { dateIn, startOfDay } from './start-of-day.ts';
import { StatusError } from './status-error.ts';

/** A calendar month of a time zone. */
export interface Month {
  /** `2026-10` */
  readonly month: string;
  /** Its first instant. */
  readonly start: Date;
  /** The first instant of the month after. */
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
 * The month of a name; undefined for what is no month of the years 1 to 9999. Throws `unknown-time-zone`.
 *
 * @example findMonth('2026-13', 'UTC') // undefined
 */
export function findMonth(month: string, timeZone: string): Month | undefined {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month) || month < '0001-02' || month > '9999-11') return undefined;
  // says which time zones there are
  dateIn(timeZone, 0);
  const first = Temporal.PlainDate.from(`${month}-01`);
  return { month, start: startOfDay(first, timeZone), end: startOfDay(first.add({ months: 1 }), timeZone) };
}

/**
 * The month of a name. Throws `invalid-date` for what is no month, and `unknown-time-zone`.
 *
 * @example
 * const { start, end } = monthNamed('2026-10', 'Europe/Berlin');
 * (end.getTime() - start.getTime()) / 60_000; // 44700: 31 days, and the hour by which the clocks are put back
 */
export function monthNamed(month: string, timeZone: string): Month {
  const found = findMonth(month, timeZone);
  if (found !== undefined) return found;
  throw new StatusError('invalid-date', `${JSON.stringify(month)} is no month. Give one such as 2026-10.`);
}

/**
 * The months that a window touches, first to last. None come of an empty window. Throws `invalid-date` and
 * `unknown-time-zone`.
 *
 * @example
 * monthsBetween({ from: new Date('2026-01-31T23:30:00Z'), to: new Date('2026-03-01T00:00:00Z'), timeZone: 'Europe/Berlin' })
 *   .map(({ month }) => month); // ['2026-02', '2026-03']
 */
export function monthsBetween(window: {
  /** Inclusive. */
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  readonly timeZone: string;
}): readonly Month[] {
  const { timeZone } = window;
  const fromMs = readInstant(window.from, 'The begin of the window');
  const toMs = readInstant(window.to, 'The end of the window');
  const months: Month[] = [];
  let first = dateIn(timeZone, fromMs).with({ day: 1 });
  while (fromMs < toMs) {
    const month = monthNamed(first.toString().slice(0, 7), timeZone);
    if (month.start.getTime() >= toMs) break;
    if (month.end.getTime() > fromMs) months.push(month);
    first = first.add({ months: 1 });
  }
  return months;
}
