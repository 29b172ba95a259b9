import { Temporal } from 'temporal-polyfill';

/**
 * A moment as `datetime-local` fields hold it: without a zone, to the minute, in the page's time zone.
 *
 * @example toField('2026-11-28T21:30:00Z', 'Europe/Berlin') // '2026-11-28T22:30'
 */
export function toField(moment: string | null | undefined, timeZone: string): string {
  if (moment === null || moment === undefined) return '';
  const local = Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' });
}

/**
 * The moment that was entered, in UTC; null for an empty field. A time that the clocks skip is the one after it, and one that
 * they show twice the first.
 *
 * @throws RangeError for what is no time
 * @example fromField('2026-11-28T22:30', 'Europe/Berlin') // '2026-11-28T21:30:00Z'
 */
export function fromField(text: string | undefined, timeZone: string): string | null {
  if (text === undefined || text.trim() === '') return null;
  return Temporal.PlainDateTime.from(text.trim())
    .toZonedDateTime(timeZone, { disambiguation: 'compatible' })
    .toInstant()
    .toString();
}
