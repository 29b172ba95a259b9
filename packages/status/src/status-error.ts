/**
 * - `invalid-date`: a date that is none, or, for calendar days, outside the years 1 to 9999.
 * - `unknown-time-zone`: no name of the IANA time zone database that this runtime knows.
 * - `invalid-day-count`: not a whole number of days, or more than `maximumDays`.
 */
export type StatusErrorCode = 'invalid-date' | 'unknown-time-zone' | 'invalid-day-count';

/** The only thing that this package throws. The message says what is wrong with what, and what to do next. */
export class StatusError extends Error {
  override readonly name = 'StatusError';
  readonly code: StatusErrorCode;

  constructor(code: StatusErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
