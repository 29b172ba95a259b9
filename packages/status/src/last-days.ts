import { makeDays, maximumDays } from './days-between.ts';
import type { Day } from './days-between.ts';
import { readInstant } from './read-instant.ts';
import { dateIn } from './start-of-day.ts';
import { StatusError } from './status-error.ts';

/**
 * The last so many calendar days of a named time zone, first to last; `now` lies in the last of them, which is whole,
 * though it is not over. Throws `invalid-date`, `unknown-time-zone` and `invalid-day-count`.
 *
 * @example
 * lastDays({ count: 90, timeZone: 'Europe/Berlin', now: new Date('2026-03-29T22:00:00Z') }).at(-1)?.date; // '2026-03-30'
 */
export function lastDays({
  count,
  timeZone,
  now,
}: {
  /** 0 to `maximumDays`. */
  readonly count: number;
  readonly timeZone: string;
  readonly now: Date;
}): readonly Day[] {
  if (!Number.isInteger(count) || count < 0 || count > maximumDays) {
    throw new StatusError(
      'invalid-day-count',
      `${count} is no number of days. Give a whole one from 0 to ${maximumDays}.`,
    );
  }
  const nowMs = readInstant(now, 'The present time');
  const today = dateIn(timeZone, nowMs);
  if (count === 0) return [];
  // That is one more than asked for, and makeDays adds another: a date that the zone left out is made up for.
  const days = makeDays(today.subtract({ days: count }), today, timeZone);
  return days.filter(({ start }) => start.getTime() <= nowMs).slice(-count);
}
