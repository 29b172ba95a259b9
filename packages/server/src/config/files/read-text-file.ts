import { closeSync, openSync, readSync } from 'node:fs';
import type { ConfigErrorCode } from '../problem.ts';

/** Why a file cannot be read, without its name. */
interface ReadFailure {
  code: ConfigErrorCode;
  reason: string;
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
    return { code: 'not-text', reason: 'the file is not UTF-8 text' };
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
