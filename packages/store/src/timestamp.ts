/**
 * A moment as the database keeps it: RFC 3339 in UTC, with up to six digits of a second and no trailing zeros in the
 * fraction, such as `2024-01-31T10:00:00.25Z`. A text and not a `Date`, since a `Date` would cut microseconds off.
 */
export type Timestamp = string;

/**
 * Reads what PostgreSQL writes for a `timestamptz` in a session whose time zone is UTC.
 *
 * @example timestampFromPostgres('2024-01-31 10:00:00.250+00') // '2024-01-31T10:00:00.25Z'
 */
export function timestampFromPostgres(text: string): Timestamp {
  const point = text.indexOf('.');
  const end = text.lastIndexOf('+');
  if (end < 0) return text;
  const whole = `${text.slice(0, 10)}T${text.slice(11, point < 0 ? end : point)}`;
  if (point < 0) return `${whole}Z`;
  let last = end;
  while (text[last - 1] === '0') last -= 1;
  return last - 1 === point ? `${whole}Z` : `${whole}${text.slice(point, last)}Z`;
}

/** A moment of this program, to the millisecond. */
export function timestampOf(date: Date): Timestamp {
  return date.toISOString().replace(/\.?0*Z$/, 'Z');
}
