import { Temporal } from 'temporal-polyfill';
import { StatusError } from './status-error.ts';

/** A day of the calendar, in the proleptic Gregorian calendar. */
export type CalendarDate = Temporal.PlainDate;

const year1Ms = Date.parse('0001-01-01T00:00:00Z');
const year10000Ms = Date.UTC(10_000, 0, 1);

/** The date that the zone's clocks show. Throws `invalid-date` and `unknown-time-zone`. */
export function dateIn(timeZone: string, instantMs: number): CalendarDate {
  if (instantMs < year1Ms || instantMs >= year10000Ms) {
    throw new StatusError('invalid-date', 'Calendar days are kept for the years 1 to 9999. Give a date among them.');
  }
  return Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(knownZone(timeZone)).toPlainDate();
}

/**
 * The first instant of a date: midnight, or the end of the gap where daylight saving skips midnight. If clocks are put
 * back over midnight, it is the first of the two. Of a date that the zone left out (Samoa, 30 December 2011), it is that
 * of the next.
 */
export function startOfDay(date: CalendarDate, timeZone: string): Date {
  return new Date(date.toZonedDateTime(timeZone).epochMilliseconds);
}

/** Temporal would take offsets and whole timestamps for a zone, too; they have no daylight saving, and are most often a mistake. */
function knownZone(timeZone: string): string {
  try {
    if (/^[a-z][\w+/-]*$/i.test(timeZone)) {
      Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
      return timeZone;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw new StatusError(
    'unknown-time-zone',
    `There is no time zone ${JSON.stringify(timeZone)}. Name one of the IANA database, such as Europe/Berlin or UTC.`,
  );
}
