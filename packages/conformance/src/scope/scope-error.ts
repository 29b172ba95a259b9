import { printable } from './printable.ts';

/** What can be wrong with a scope file, or with a question that is put to a scope. */
export type ScopeErrorCode =
  | 'not-readable'
  | 'too-large'
  | 'not-text'
  | 'malformed-yaml'
  | 'too-deep'
  | 'too-many-aliases'
  | 'cyclic-alias'
  | 'empty'
  | 'not-a-scope'
  | 'duplicate-key'
  | 'unknown-key'
  | 'missing-key'
  | 'wrong-type'
  | 'bad-date'
  | 'unknown-lifetime'
  | 'unknown-validity'
  | 'duplicate-testcase'
  | 'duplicate-module'
  | 'duplicate-version'
  | 'unknown-module'
  | 'unknown-version'
  | 'unknown-testcase'
  | 'no-version'
  | 'no-main-target'
  | 'bad-test-pattern';

/** One thing that is wrong; line and column count from 1. */
export interface ScopeProblem {
  code: ScopeErrorCode;
  message: string;
  line?: number;
  column?: number;
}

const hints: Record<ScopeErrorCode, string> = {
  'not-readable': 'Name an existing scope file that you may read.',
  'too-large': 'Check that this is a scope file: real ones have some 40 kB.',
  'not-text': 'Store the scope file as UTF-8 text without control characters.',
  'malformed-yaml': 'Mend the YAML at the place named; indentation, quotes and colons are the usual causes.',
  'too-deep': 'Check that this is a scope file: real ones nest about six levels deep.',
  'too-many-aliases': 'Write the content out instead of multiplying it by YAML aliases.',
  'cyclic-alias': 'Remove the YAML alias that stands inside its own anchor.',
  empty: 'Give a scope file with uuid, name, url, scripts, modules, timeline and versions.',
  'not-a-scope': 'Start the file with the keys uuid, name, url, scripts, modules, timeline and versions.',
  'duplicate-key': 'Keep one of the two: the other would be lost silently.',
  'unknown-key': 'Correct the spelling, or remove the key.',
  'missing-key': 'Add the missing key.',
  'wrong-type': 'Give a value of the type named; quote text that YAML would read as a number, a boolean or a date.',
  'bad-date': 'Write dates as YYYY-MM-DD and times as YYYY-MM-DDTHH:MM:SS, local and without a zone.',
  'unknown-lifetime': 'Use day, week, month, quarter or year, or leave the lifetime out, which means week.',
  'unknown-validity': 'Use effective, warn, draft or deprecated.',
  'duplicate-testcase': 'Give each testcase an id of its own.',
  'duplicate-module': 'Give each module an id of its own.',
  'duplicate-version': 'Give each version a name of its own.',
  'unknown-module': 'Declare the module under `modules`, or correct the id.',
  'unknown-version': 'Use the name of a version that the scope lists under `versions`.',
  'unknown-testcase': "Declare the testcase in one of the scripts' `testcases`, or correct the id in the module.",
  'no-version': 'Choose a later date, or name a version to check it whatever its validity.',
  'no-main-target': 'Include a module with a target `main`: it decides.',
  'bad-test-pattern':
    'Give a regular expression that is to match at the start of the testcase ids, such as scs-0102-prop.',
};

const shownProblems = 20;

/**
 * A scope file that cannot be used, or a question to a scope that has no answer. `message` names everything that is
 * wrong, with file, line and column where they are known; `hint` says what to do next.
 */
export class ScopeError extends Error {
  override readonly name = 'ScopeError';
  /** The code of the first problem. */
  readonly code: ScopeErrorCode;
  /** The name of the scope file, where the error is about one. */
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly problems: readonly ScopeProblem[];
  readonly hint: string;

  constructor(problems: readonly [ScopeProblem, ...ScopeProblem[]], file?: string) {
    // Names from the file and from the command line end up in messages: none of them may reach a terminal raw.
    const harmless = problems.map((problem) => ({ ...problem, message: printable(problem.message, 1000) }));
    super(messageOf(harmless, file));
    const [first] = problems;
    this.code = first.code;
    this.file = file;
    this.line = first.line;
    this.column = first.column;
    this.problems = harmless;
    this.hint = hints[first.code];
  }
}

/** Throws a {@link ScopeError} if there are problems. */
export function throwIfAny(problems: readonly ScopeProblem[], file?: string): void {
  const [first, ...others] = problems;
  if (first !== undefined) throw new ScopeError([first, ...others], file);
}

function messageOf(problems: readonly ScopeProblem[], file: string | undefined): string {
  const lines = problems.slice(0, shownProblems).map((problem) => placeOf(problem, file) + problem.message);
  if (problems.length > shownProblems) lines.push(`… and ${problems.length - shownProblems} more problems`);
  return lines.join('\n');
}

function placeOf({ line, column }: ScopeProblem, file: string | undefined): string {
  const parts = [file === undefined ? undefined : printable(file, 400), line, column];
  const place = parts.filter((part) => part !== undefined).join(':');
  return place === '' ? '' : `${place}: `;
}
