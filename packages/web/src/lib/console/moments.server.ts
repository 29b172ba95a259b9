import { Temporal } from 'temporal-polyfill';

/** A time that no clock shows: those of the page's time zone go forward over it. */
export class SkippedTimeError extends RangeError {}

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
 * The moment that was entered, in UTC; null for an empty field. One that the clocks show twice is the first.
 *
 * @throws SkippedTimeError for one that the clocks never show
 * @throws RangeError for what is no time
 * @example fromField('2026-11-28T22:30', 'Europe/Berlin') // '2026-11-28T21:30:00Z'
 */
export function fromField(text: string | undefined, timeZone: string): string | null {
  if (text === undefined || text.trim() === '') return null;
  const local = Temporal.PlainDateTime.from(text.trim());
  const moment = local.toZonedDateTime(timeZone, { disambiguation: 'compatible' });
  if (!moment.toPlainDateTime().equals(local)) throw new SkippedTimeError(`${text} is skipped in ${timeZone}.`);
  return moment.toInstant().toString();
}
