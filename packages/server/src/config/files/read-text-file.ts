import { closeSync, openSync, readSync } from 'node:fs';
import type { ConfigErrorCode } from '../problem.ts';

/** Why a file cannot be read, without its name. */
interface ReadFailure {
  code: ConfigErrorCode;
  reason: string;
  /** Where in the file, where that is known; both count from 1. */
  at?: { line: number; column: number };
}

/** The text of a file, or why there is none. */
export type ReadOutcome = { text: string } | ReadFailure;

/** Reads at most `limit` bytes; never throws. */
export function readBytes(path: string, limit: number): { bytes: Uint8Array } | ReadFailure {
  try {
    const bytes = readAtMost(path, limit);
    return bytes === undefined
      ? { code: 'file-too-large', reason: `the file has more than ${limit} bytes` }
      : { bytes };
  } catch (error) {
    return explain(error);
  }
}

/** Reads UTF-8 text of at most `limit` bytes; never throws. */
export function readTextFile(path: string, limit: number): ReadOutcome {
  const outcome = readBytes(path, limit);
  if ('reason' in outcome) return outcome;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(outcome.bytes) };
  } catch {
    const at = firstStrangeByte(outcome.bytes);
    return { code: 'not-text', reason: 'the file is not UTF-8 text', at };
  }
}

/** Does not trust the file's size: a device or a pipe has none, and may never end. Undefined if it is longer. */
function readAtMost(path: string, limit: number): Uint8Array | undefined {
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(limit + 1);
    let length = 0;
    while (length <= limit) {
      const count = readSync(file, bytes, length, bytes.length - length, null);
      if (count === 0) return bytes.subarray(0, length);
      length += count;
    }
    return undefined;
  } finally {
    closeSync(file);
  }
}

function explain(error: unknown): ReadFailure {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { code: 'file-not-found', reason: 'there is no such file' };
    case 'EISDIR':
      return { code: 'file-is-directory', reason: 'this is a directory, not a file' };
    case 'EACCES':
    case 'EPERM':
      return { code: 'file-not-readable', reason: 'the file may not be read' };
    default:
      return { code: 'file-not-readable', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Where the text ends that can be read. */
function firstStrangeByte(bytes: Uint8Array): { line: number; column: number } {
  // the longest beginning that can be read; one that ends in the middle of a character can
  let [readable, unreadable] = [0, bytes.length + 1];
  while (unreadable - readable > 1) {
    const middle = Math.floor((readable + unreadable) / 2);
    if (isBeginning(bytes.subarray(0, middle))) readable = middle;
    else unreadable = middle;
  }
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, readable), { stream: true });
  const lines = text.split(/\r\n?|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

function isBeginning(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
