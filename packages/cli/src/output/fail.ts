/** An error that names its code and the next action; every room of the project throws errors of this shape. */
export interface CodedError extends Error {
  code: string;
  hint: string;
  /** What happened without the advice, where the message has both. */
  summary?: string;
}

/** A mistake in how `scs` was called. */
export class UsageError extends Error implements CodedError {
  override readonly name = 'UsageError';
  readonly code = 'usage';
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

/** Whether something thrown says what to do next. */
export function isCoded(error: unknown): error is CodedError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'hint' in error;
}

/**
 * Ends `scs` with an error: what happened, what to do next, and the code to search for. The one place where an error
 * becomes an exit code: 2, could not run.
 *
 * @param escape makes one line of unknown origin harmless for a terminal
 */
export function fail(error: unknown, escape: (line: string) => string): void {
  process.exitCode = 2;
  const escapeLines = (text: string): string => text.split('\n').map(escape).join('\n     ');
  if (isCoded(error)) {
    process.stderr.write(
      `scs: ${escapeLines(error.summary ?? error.message)}\n     ${escapeLines(error.hint)} [${error.code}]\n`,
    );
    return;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`scs: unexpected error. This is a defect; please report it.\n     ${escapeLines(text)}\n`);
}
