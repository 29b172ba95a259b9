import { timestampFromPostgres, type Timestamp } from '@scs/store';

const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/**
 * Reads RFC 3339 with an offset, strictly. Digits beyond the microsecond are cut off, as the database would round them.
 *
 * @returns the same moment in UTC, or undefined when the text is something else or no moment of the years 1 to 9999
 * @example timestampFromText('2024-01-31T12:00:00.25+02:00') // '2024-01-31T10:00:00.25Z'
 */
export function timestampFromText(text: string): Timestamp | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const offsetHours = Number(match[9] ?? 0);
  const offsetMinutes = Number(match[10] ?? 0);
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return undefined;
  if (offsetHours > 23 || offsetMinutes > 59) return undefined;
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, day);
  if (moment.getUTCMonth() !== month - 1) return undefined;
  moment.setUTCHours(hour, minute, second);
  const offset = (offsetHours * 60 + offsetMinutes) * (match[8] === '-' ? -1 : 1);
  const utc = new Date(moment.getTime() - offset * 60_000);
  if (utc.getUTCFullYear() < 1 || utc.getUTCFullYear() > 9999) return undefined;
  const fraction = (match[7] ?? '').slice(0, 6);
  return timestampFromPostgres(`${utc.toISOString().slice(0, 19)}${fraction === '' ? '' : `.${fraction}`}+00`);
}

/** Midnight UTC of a day `YYYY-MM-DD`; undefined when the text is something else. */
export function midnightFromText(text: string): Timestamp | undefined {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? timestampFromText(`${text}T00:00:00Z`) : undefined;
}

/**
 * Orders two timestamps; fractions differ in length, so that texts do not compare by themselves.
 *
 * @returns negative when `one` is earlier
 */
export function compareTimestamps(one: Timestamp, other: Timestamp): number {
  const [a, b] = [one.slice(0, -1), other.slice(0, -1)];
  const whole = a.slice(0, 19).localeCompare(b.slice(0, 19), 'en');
  if (whole !== 0) return whole;
  return Number(a.slice(19).padEnd(7, '0').slice(1)) - Number(b.slice(19).padEnd(7, '0').slice(1));
}
