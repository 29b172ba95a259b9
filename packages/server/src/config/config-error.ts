import { printable } from './printable.ts';
import { describePlace, type ConfigErrorCode, type ConfigProblem } from './problem.ts';

const shownProblems = 50;

/**
 * A configuration that cannot be used. `problems` holds all that was found; `summary` names them one a line, with their
 * places and, if there are several, the advice for each; `hint` says what to do next; `message` is both.
 *
 * @example
 * try {
 *   loadConfig({ env: process.env });
 * } catch (error) {
 *   if (error instanceof ConfigError) console.error(error.message);
 * }
 */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  /** The code of the first problem. */
  readonly code: ConfigErrorCode;
  readonly problems: readonly ConfigProblem[];
  readonly summary: string;
  readonly hint: string;

  constructor(problems: readonly [ConfigProblem, ...ConfigProblem[]]) {
    const summary = summaryOf(problems);
    const [first] = problems;
    const hint = problems.length === 1 ? first.hint : 'Mend all of them; `scs config check` looks again.';
    super(`${summary}\n${hint}`);
    this.code = first.code;
    this.problems = problems;
    this.summary = summary;
    this.hint = hint;
  }
}

/** Throws a {@link ConfigError} if there are problems. */
export function throwIfAny(problems: readonly ConfigProblem[]): void {
  const [first, ...others] = problems;
  if (first !== undefined) throw new ConfigError([first, ...others]);
}

function summaryOf(problems: readonly ConfigProblem[]): string {
  const shown = problems.slice(0, shownProblems);
  const lines = shown.flatMap((problem) => {
    const place = problem.place === undefined ? '' : `${printable(describePlace(problem.place), 400)}: `;
    const line = `${place}${printable(problem.message, 1000)}`;
    return problems.length === 1 ? [line] : [line, `    ${printable(problem.hint, 400)} [${problem.code}]`];
  });
  if (problems.length > shown.length) lines.push(`… and ${problems.length - shown.length} more problems`);
  return lines.join('\n');
}
