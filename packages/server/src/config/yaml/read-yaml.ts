import { LineCounter, parseDocument, type YAMLParseError } from 'yaml';
import { ConfigError, throwIfAny } from '../config-error.ts';
import { printable } from '../printable.ts';
import { hintOf, type ConfigErrorCode, type ConfigProblem } from '../problem.ts';
import { convertNode } from './convert-node.ts';
import type { Located } from './located.ts';

/** In bytes, and so in characters too. */
export const longestFile = 1024 * 1024;

const control = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const shownErrors = 20;

/**
 * Reads one YAML 1.2 document with the place of each value, merge keys (`<<`) included. Undefined for a document that
 * says nothing.
 *
 * @throws ConfigError `file-too-large`, `not-text`, `bad-yaml`, `duplicate-key`, `cyclic-alias`, `too-many-aliases` or
 *   `too-deep`
 */
export function readYaml(text: string, file: string): Located | undefined {
  const problemAt = (code: ConfigErrorCode, message: string, offset?: number): ConfigProblem => {
    const { line, col } = offset === undefined ? { line: undefined, col: undefined } : lineCounter.linePos(offset);
    const where = line === undefined || line === 0 ? {} : { line, column: col };
    return { code, message, hint: hintOf(code), place: { kind: 'file', file, ...where } };
  };
  const lineCounter = new LineCounter();
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (body.length > longestFile) {
    throw new ConfigError([
      problemAt('file-too-large', `the file has ${body.length} characters, more than ${longestFile}`),
    ]);
  }
  const strange = control.exec(body);
  if (strange !== null) {
    const before = body.slice(0, strange.index).split(/\r\n?|\n/);
    const problem = problemAt('not-text', `the file holds the character ${printable(strange[0], 10)}`);
    const where = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    throw new ConfigError([{ ...problem, place: { kind: 'file', file, ...where } }]);
  }
  // Duplicate keys are found while converting: the library's own search takes quadratic time.
  const document = parseDocument(body, {
    schema: 'core',
    resolveKnownTags: false,
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
    lineCounter,
  });
  const problems = [...document.errors, ...document.warnings].slice(0, shownErrors).map((error) => {
    const { code, message } = explain(error);
    return problemAt(code, message, error.pos[0]);
  });
  // Nesting that exhausts the reader also leaves errors that are only its consequences.
  throwIfAny(problems.filter(({ code }) => code === 'too-deep').slice(0, 1));
  throwIfAny(problems);
  if (document.contents === null) return undefined;
  const { value, problems: found } = convertNode(document.contents, lineCounter, file);
  throwIfAny(found);
  return value.kind === 'scalar' && value.value === null ? undefined : value;
}

function explain({ code, message }: Pick<YAMLParseError, 'code' | 'message'>): {
  code: ConfigErrorCode;
  message: string;
} {
  switch (code) {
    case 'RESOURCE_EXHAUSTION':
      return { code: 'too-deep', message: 'the file is nested too deep' };
    case 'MULTIPLE_DOCS':
      return { code: 'bad-yaml', message: 'a second YAML document begins here; only one is read' };
    case 'TAB_AS_INDENT':
      return { code: 'bad-yaml', message: 'a tab cannot indent YAML; use spaces' };
    default:
      return { code: 'bad-yaml', message: printable(message, 200) };
  }
}
