import { escapeForTerminal } from '@scs/conformance/terminal';

/** An error that names its code and the next action; every room of the project throws errors of this shape. */
interface CodedError extends Error {
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
function isCoded(error: unknown): error is CodedError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'hint' in error;
}

/** Ends `scs` with an error. The one place where an error becomes an exit code: 2, could not run. */
export function fail(error: unknown): void {
  process.exitCode = 2;
  if (isCoded(error)) {
    printFailure({ code: error.code, message: error.summary ?? error.message, hint: error.hint });
    return;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`scs: unexpected error. This is a defect; please report it.\n     ${escapeLines(text)}\n`);
}

/** Prints what happened, what to do next, and the code to search for. */
export function printFailure({ code, message, hint }: { code: string; message: string; hint: string }): void {
  process.stderr.write(`scs: ${escapeLines(message)}\n     ${escapeLines(hint)} [${code}]\n`);
}

function escapeLines(text: string): string {
  return text
    .split('\n')
    .map((line) => escapeForTerminal(line, 4000))
    .join('\n     ');
}
