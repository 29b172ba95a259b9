import { StatusError } from './status-error.ts';

/** Milliseconds since 1970 (UTC). `what` names the date in the error. Throws `invalid-date`. */
export function readInstant(date: Date, what: string): number {
  const milliseconds = date.getTime();
  if (Number.isNaN(milliseconds)) {
    throw new StatusError('invalid-date', `${what} is not a date. Give a Date made from an RFC 3339 time.`);
  }
  return milliseconds;
}
