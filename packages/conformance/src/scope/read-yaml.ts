import { LineCounter, parseDocument, type YAMLParseError } from 'yaml';
import { convertNode } from './convert-node.ts';
import type { LocatedValue } from './located-value.ts';
import { printable } from './printable.ts';
import { ScopeError, type ScopeErrorCode, type ScopeProblem, throwIfAny } from './scope-error.ts';

/** In UTF-16 units; upstream's scope files have some 40,000. */
export const longestScopeFile = 1024 * 1024;

/** What YAML 1.1 calls non-printable, and PyYAML refuses. */
const notPrintable = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/**
 * Reads one YAML document by YAML 1.1 as PyYAML understands it, with the place of each value.
 *
 * @throws ScopeError `too-large`, `not-text`, `malformed-yaml`, `duplicate-key`, `wrong-type` (a list or map as key),
 *   `cyclic-alias`, `too-many-aliases`, `too-deep` or `empty`
 */
export function readYaml(text: string, file: string): LocatedValue {
  const fail = (problem: ScopeProblem): never => {
    throw new ScopeError([problem], file);
  };
  if (text.length > longestScopeFile) {
    fail({ code: 'too-large', message: `the file has ${text.length} characters, more than ${longestScopeFile}` });
  }
  const lineCounter = new LineCounter();
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  refuseUnprintable(body, fail);
  // The failsafe schema leaves each scalar as it is written: PyYAML's rules for them are in resolvePlainScalar.
  // Duplicate keys are found while converting: the library's own search takes quadratic time.
  const document = parseDocument(body, {
    schema: 'failsafe',
    resolveKnownTags: false,
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
    lineCounter,
  });
  const problems = document.errors.slice(0, 20).map((error): ScopeProblem => {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    return { ...explain(error), line, column: col };
  });
  // Nesting that exhausts the reader also leaves errors that are only its consequences.
  throwIfAny(problems.filter(({ code }) => code === 'too-deep').slice(0, 1), file);
  throwIfAny(problems, file);
  if (document.contents === null) return fail({ code: 'empty', message: 'the file holds nothing' });
  const value = convertNode(document.contents, lineCounter, file);
  if (value.kind === 'scalar' && value.scalar.type === 'null') {
    return fail({ code: 'empty', message: 'the file holds nothing' });
  }
  return value;
}

function explain({ code, message }: Pick<YAMLParseError, 'code' | 'message'>): {
  code: ScopeErrorCode;
  message: string;
} {
  switch (code) {
    case 'RESOURCE_EXHAUSTION':
      return { code: 'too-deep', message: 'the file is nested too deep' };
    case 'MULTIPLE_DOCS':
      return { code: 'malformed-yaml', message: 'a scope file is one YAML document; a second one begins here' };
    default:
      return { code: 'malformed-yaml', message: printable(message, 200) };
  }
}

function refuseUnprintable(text: string, fail: (problem: ScopeProblem) => never): void {
  const found = notPrintable.exec(text);
  if (found === null) return;
  const before = text.slice(0, found.index).split(/\r\n?|\n/);
  fail({
    code: 'not-text',
    message: `the file is not plain text: it holds the character ${printable(found[0], 10)}`,
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
  });
}
