import { Temporal } from 'temporal-polyfill';

const local = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?$/;
const absolute = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:[Zz]|[+-]\d{2}:\d{2})$/;

/**
 * Reads a moment as RFC 3339 writes it, or the date and time of a clock in a time zone, as browsers send those of a
 * `datetime-local` field. A time that the clocks skipped is taken as far behind the gap as it lies in it; of one that they
 * showed twice, the first counts. Undefined for anything else.
 *
 * @example
 * readMoment('2026-11-24T08:10', 'Europe/Berlin') // 2026-11-24T07:10:00Z
 * readMoment('2026-11-24T08:10:00Z', 'Europe/Berlin') // 2026-11-24T08:10:00Z
 */
export function readMoment(text: string, timeZone: string): Date | undefined {
  try {
    if (local.test(text)) {
      return new Date(Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds);
    }
    return absolute.test(text) ? new Date(Temporal.Instant.from(text).epochMilliseconds) : undefined;
  } catch (error) {
    // of the right form, and no date of the calendar
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
