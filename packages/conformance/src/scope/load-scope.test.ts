import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadScope } from './load-scope.ts';
import { longestScopeFile } from './read-yaml.ts';
import { ScopeError } from './scope-error.ts';
import { smallScope } from './testing/small-scope.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'scope-'));
});
afterAll(() => rm(directory, { recursive: true }));

async function write(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(directory, name);
  await writeFile(path, content);
  return path;
}

async function errorOf(path: string): Promise<ScopeError> {
  const error: unknown = await loadScope(path).catch((reason: unknown) => reason);
  if (error instanceof ScopeError) return error;
  throw new Error('expected a ScopeError');
}

test('loads a scope file', async () => {
  const scope = await loadScope(await write('small.yaml', smallScope));
  expect(scope.testcases.size).toBe(4);
});

test('names the file in what it says', async () => {
  const path = await write('broken.yaml', `${smallScope}typo: 1\n`);
  const error = await errorOf(path);
  expect(error.message).toBe(`${path}:60:1: the scope has an unknown key: "typo"`);
  expect(error).toMatchObject({ code: 'unknown-key', file: path, line: 60, column: 1 });
});

test('refuses what is not there, and what is a directory', async () => {
  const missing = join(directory, 'missing.yaml');
  expect((await errorOf(missing)).message).toBe(`${missing}: there is no such file`);
  expect(await errorOf(directory)).toMatchObject({ code: 'not-readable', file: directory });
  expect(await errorOf('with\0nul')).toMatchObject({ code: 'not-readable' });
});

test('refuses an empty file', async () => {
  expect(await errorOf(await write('empty.yaml', ''))).toMatchObject({ code: 'empty' });
});

test('refuses a binary file, UTF-8 or not', async () => {
  expect(await errorOf(await write('a.bin', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 0xff)))).toMatchObject({
    code: 'not-text',
  });
  expect(await errorOf(await write('b.bin', Uint8Array.of(0x50, 0x4b, 3, 4)))).toMatchObject({ code: 'not-text' });
});

test('refuses a huge file, and one that never ends', async () => {
  const huge = await write('huge.yaml', '#'.repeat(longestScopeFile + 1));
  expect(await errorOf(huge)).toMatchObject({ code: 'too-large', file: huge });
  expect(await errorOf('/dev/zero')).toMatchObject({ code: 'too-large' });
});
