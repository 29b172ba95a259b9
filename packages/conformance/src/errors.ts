/**
 * Every way in which a run, a check or a piece of its set-up can fail, by code.
 *
 * | code | thrown when | what to do |
 * | --- | --- | --- |
 * | `role-missing` | the token lacks the role `member` | assign it |
 * | `role-too-high` | the token has `admin` or `manager` | use an ordinary member |
 * | `undecidable` | the cloud's data leaves no verdict (the reference's program raises there) | see the finding |
 * | `no-image`, `no-flavor`, `no-external-network` | the probe server has nothing to boot from, or no way out | provide one |
 * | `probe-failed` | the probe server was made but did not report | look at its console |
 * | `timed-out` | a resource did not reach its state in time | look at the service's log |
 * | `unknown-testcase` | no check decides the id | see `scs check --list` |
 * | `retired-testcase` | the reference no longer decides the id | leave it out, or use `--strict` |
 * | `interrupted` | the run was stopped before the testcase was decided | run again |
 * | `not-created` | `--only-read` forbids what the testcase needs | run without it |
 * | `unexpected` | a defect of this program | report it with a recording |
 */
export type ConformanceErrorCode =
  | 'role-missing'
  | 'role-too-high'
  | 'undecidable'
  | 'no-image'
  | 'no-flavor'
  | 'no-external-network'
  | 'probe-failed'
  | 'timed-out'
  | 'unknown-testcase'
  | 'retired-testcase'
  | 'interrupted'
  | 'not-created'
  | 'journal-unwritable'
  | 'unexpected';

/** A failure with a code and the next action; a check that throws one is aborted. */
export class ConformanceError extends Error {
  override readonly name = 'ConformanceError';
  readonly code: ConformanceErrorCode;
  /** What to do next. */
  readonly hint: string;

  constructor(code: ConformanceErrorCode, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }
}
