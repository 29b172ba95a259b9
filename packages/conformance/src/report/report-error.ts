/**
 * Every way in which a report can fail to be chosen, read or written, by code.
 *
 * | code | thrown when | what to do |
 * | --- | --- | --- |
 * | `unknown-report-format` | a file name has no ending that stands for a format | use one of the endings that the hint lists |
 * | `invalid-report` | a text is not a JSON report of ours | see the path in the message; check the file again |
 * | `newer-report` | a JSON report was written by a newer version of this program | update |
 * | `report-disk-full` | the disk has no room for the report | free some, or write it elsewhere |
 * | `report-unwritable` | the report cannot be written for another reason | see the message |
 */
export type ReportErrorCode =
  'unknown-report-format' | 'invalid-report' | 'newer-report' | 'report-disk-full' | 'report-unwritable';

/** A report that could not be chosen, read or written: says which one, why, and what to do next. */
export class ReportError extends Error {
  override readonly name = 'ReportError';
  readonly code: ReportErrorCode;
  /** What to do next. */
  readonly hint: string;

  constructor(code: ReportErrorCode, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }
}
