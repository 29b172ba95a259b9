import type { Lifetime } from '../model/scope.ts';
import { isCalendarDate } from './calendar.ts';
import { quoted } from './printable.ts';
import { ScopeError } from './scope-error.ts';

export const lifetimes: readonly Lifetime[] = ['day', 'week', 'month', 'quarter', 'year'];

/**
 * When a result of this lifetime expires: always a midnight. Times are naive local ones, as upstream's are: ISO text
 * without a zone, so that no time zone and no daylight-saving rule can get in between.
 *
 * | lifetime | expiry |
 * |---|---|
 * | `day` | the midnight after the next day |
 * | `week` or absent | the Monday after the following full week |
 * | `month` | the end of the next month |
 * | `quarter` | the end of the next quarter |
 * | `year` | the end of the next month, a year later |
 *
 * @param checkedAt `YYYY-MM-DDTHH:MM:SS`, a fraction may follow, a blank may stand for the T
 * @returns `YYYY-MM-DDT00:00:00`
 * @throws ScopeError `bad-date`, `unknown-lifetime`
 * @example expiryOf('2026-01-05T10:00:00', 'week') // '2026-01-19T00:00:00'
 */
export function expiryOf(checkedAt: string, lifetime?: string | null): string {
  const [year, month, day] = normalised(checkedAt).slice(0, 10).split('-').map(Number) as [number, number, number];
  switch (lifetime) {
    case 'day':
      return midnight(year, month, day + 2, checkedAt);
    case 'week':
    case undefined:
    case null:
      return midnight(year, month, day + 14 - weekdayOf(year, month, day), checkedAt);
    case 'month':
      return midnight(year, month + 2, 1, checkedAt);
    case 'quarter':
      return midnight(year, month - ((month - 1) % 3) + 6, 1, checkedAt);
    case 'year':
      return midnight(year + 1, month + 2, 1, checkedAt);
    default: {
      const message = `${quoted(lifetime)} is no lifetime; known are ${lifetimes.join(', ')}`;
      throw new ScopeError([{ code: 'unknown-lifetime', message }]);
    }
  }
}

/**
 * Whether a result has expired at `now`: it is valid while `now` is before its expiry. Both times are naive local ones.
 *
 * @throws ScopeError `bad-date`, `unknown-lifetime`
 * @example isExpired('2026-01-05T10:00:00', 'week', '2026-01-19T00:00:00') // true
 */
export function isExpired(checkedAt: string, lifetime: string | null | undefined, now: string): boolean {
  return normalised(now) >= expiryOf(checkedAt, lifetime);
}

/** The wall-clock time of a moment in this process's time zone, as naive ISO text with milliseconds. */
export function naiveLocalTime(moment: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const date = [String(moment.getFullYear()).padStart(4, '0'), two(moment.getMonth() + 1), two(moment.getDate())];
  const time = [two(moment.getHours()), two(moment.getMinutes()), two(moment.getSeconds())];
  return `${date.join('-')}T${time.join(':')}.${String(moment.getMilliseconds()).padStart(3, '0')}`;
}

/** With a T in the middle, so that times compare as texts. */
function normalised(time: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?$/.exec(time);
  if (match?.[1] !== undefined && isCalendarDate(match[1]) && !time.endsWith('\n')) return time.replace(' ', 'T');
  const message = `${quoted(time)} is not a local time of the form YYYY-MM-DDTHH:MM:SS without a zone`;
  throw new ScopeError([{ code: 'bad-date', message }]);
}

/** UTC is only the calendar here: it has no gaps. The date is not read as a moment. */
function calendarDate(year: number, month: number, day: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

/** Monday is 0. */
function weekdayOf(year: number, month: number, day: number): number {
  return (calendarDate(year, month, day).getUTCDay() + 6) % 7;
}

function midnight(year: number, month: number, day: number, checkedAt: string): string {
  const date = calendarDate(year, month, day);
  if (date.getUTCFullYear() > 9999) {
    const message = `a result of ${quoted(checkedAt)} would expire after the year 9999`;
    throw new ScopeError([{ code: 'bad-date', message }]);
  }
  return `${date.toISOString().slice(0, 10)}T00:00:00`;
}
