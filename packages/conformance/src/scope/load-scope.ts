import { open } from 'node:fs/promises';
import type { Scope } from '../model/scope.ts';
import { parseScope } from './parse-scope.ts';
import { longestScopeFile } from './read-yaml.ts';
import { ScopeError } from './scope-error.ts';

/**
 * Reads a scope file; messages call it by the path given.
 *
 * @throws ScopeError `not-readable` (absent, a directory, no permission), `too-large`, `not-text`, and as
 *   {@link parseScope}
 */
export async function loadScope(path: string): Promise<Scope> {
  const bytes = await readAtMost(path, longestScopeFile);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ScopeError([{ code: 'not-text', message: 'the file is not UTF-8 text' }], path);
  }
  return parseScope(text, { file: path });
}

/** Reads without trusting the file's size: a device or a pipe has none, and may never end. */
async function readAtMost(path: string, limit: number): Promise<Uint8Array> {
  try {
    await using file = await open(path, 'r');
    const bytes = new Uint8Array(limit + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, null);
      length += bytesRead;
      if (length > limit) break;
      if (bytesRead === 0) return bytes.subarray(0, length);
    }
  } catch (error) {
    throw notReadable(path, error);
  }
  throw new ScopeError([{ code: 'too-large', message: `the file has more than ${limit} bytes` }], path);
}

function notReadable(path: string, error: unknown): ScopeError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file',
    EISDIR: 'this is a directory, not a file',
    EACCES: 'the file may not be read',
  };
  const reason = (typeof code === 'string' ? reasons[code] : undefined) ?? String(error);
  return new ScopeError([{ code: 'not-readable', message: reason }], path);
}
