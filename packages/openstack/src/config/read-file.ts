import { readFile } from 'node:fs/promises';

import { OpenStackError } from '../errors.ts';
import { isSettings, type Settings } from './values.ts';

/**
 * Reads one YAML or JSON file. `undefined` where there is no such file or where it may not be read – openstacksdk then
 * goes on to the next place. An empty file is an empty mapping.
 *
 * @throws OpenStackError `config-malformed` with file, line and column
 */
export async function readConfigFile(path: string): Promise<Settings | undefined> {
  const text = await readText(path);
  if (text === undefined) return undefined;
  const content = path.endsWith('json') ? parseJson(path, text) : await parseYaml(path, text);
  if (content === null || content === undefined) return {};
  if (!isSettings(content)) {
    throw malformed(path, 1, 1, 'the file holds no mapping');
  }
  return content;
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EACCES' || code === 'EPERM') return undefined;
    throw new OpenStackError('config-malformed', `${path}: cannot be read (${String(code)}).`, { cause: error });
  }
}

async function parseYaml(path: string, text: string): Promise<unknown> {
  // Loaded on demand: a replay needs no YAML, and the parser is the largest part of the start-up time.
  const { LineCounter, parseAllDocuments, Scalar, visit } = await import('yaml');
  const lines = new LineCounter();
  // PyYAML reads YAML 1.1 (`yes` is a boolean, 010 is eight); whole numbers stay exact as bigint.
  const documents = parseAllDocuments(text, { version: '1.1', lineCounter: lines, intAsBigInt: true });
  if (!Array.isArray(documents)) return null;
  const [document, second] = documents;
  if (document === undefined) return null;
  const problem = document.errors[0];
  if (problem !== undefined) {
    const { line, col } = lines.linePos(problem.pos[0]);
    throw malformed(path, line, col, firstSentence(problem.message));
  }
  if (second !== undefined) {
    const { line, col } = lines.linePos(second.range[0]);
    throw malformed(path, line, col, 'a second YAML document begins');
  }
  visit(document, {
    Scalar(_key, node) {
      const { source, value } = node;
      return source === undefined || readsAlike(value, source) ? undefined : new Scalar(source);
    },
  });
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw malformed(path, 1, 1, firstSentence((error as Error).message));
  }
}

const pythonInteger = /^[-+]?(0b[01_]+|0x[\da-f_]+|0[0-7_]+|0|[1-9][\d_]*|[1-9][\d_]*(:[0-5]?\d)+)$/i;
const pythonFloat =
  /^([-+]?\d[\d_]*\.[\d_]*(e[-+]\d+)?|\.\d[\d_]*(e[-+]\d+)?|[-+]?\d[\d_]*(:[0-5]?\d)+\.[\d_]*|[-+]?\.inf|\.nan)$/i;

/**
 * Whether PyYAML, too, reads this plain scalar as more than text. It takes a lone y, 0891 and 12e4567 for text – all of
 * them possible passwords – and a date is worth no more than its text here.
 */
function readsAlike(value: unknown, source: string): boolean {
  if (typeof value === 'boolean') return !/^[yn]$/i.test(source);
  if (typeof value === 'bigint') return pythonInteger.test(source);
  if (typeof value === 'number') return pythonFloat.test(source);
  return !(value instanceof Date);
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const message = (error as Error).message;
    const position = /position (\d+)/.exec(message)?.[1];
    const before = text.slice(0, position === undefined ? text.length : Number(position)).split('\n');
    // V8 quotes the text around the error, which may hold a password: only its place is told.
    throw malformed(path, before.length, (before.at(-1)?.length ?? 0) + 1, 'this is not valid JSON');
  }
}

/** The parser's own words without the excerpt that it adds on further lines, which may show a secret. */
function firstSentence(message: string): string {
  return (message.split('\n')[0] ?? message)
    .replace(/ at line \d+, column \d+:?$/, '')
    .replace(/:? *(["'`]).*\1?$/, '')
    .replace(/\.$/, '');
}

function malformed(path: string, line: number, column: number, what: string): OpenStackError {
  return new OpenStackError('config-malformed', `${path}:${line}:${column}: ${what}.`);
}
