import { execFileSync } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryDirectory } from '../testing/temporary-directory.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { backup } from './backup.ts';

const now = new Date('2026-01-31T10:00:00Z');

async function emptyDatabase(): Promise<{ connectionString: string }> {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  return database;
}

const firstLine = (bytes: Buffer) => JSON.parse(gunzipSync(bytes).toString().split('\n', 1)[0] ?? '') as object;

test('a pipe is written into and stays a pipe; a link stays a link, and what it leads to is replaced', async () => {
  const database = await emptyDatabase();
  const folder = temporaryDirectory();
  const [pipe, link, target] = [join(folder, 'pipe'), join(folder, 'link'), join(folder, 'target')];
  execFileSync('mkfifo', [pipe]);
  const [read] = await Promise.all([readFile(pipe), backup(database, pipe, { now })]);
  expect(firstLine(read)).toHaveProperty('formatVersion');
  expect(lstatSync(pipe).isFIFO()).toBe(true);

  writeFileSync(target, 'before');
  symlinkSync(target, link);
  await backup(database, link, { now });
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(firstLine(readFileSync(target))).toHaveProperty('formatVersion');
  expect(readdirSync(folder).toSorted()).toEqual(['link', 'pipe', 'target']);
});

test('a folder, and a link that leads nowhere, are refused and left as they are', async () => {
  const database = await emptyDatabase();
  const folder = temporaryDirectory();
  const link = join(folder, 'link');
  symlinkSync(join(folder, 'nothing'), link);
  for (const [file, reason] of [
    [folder, 'it is a folder'],
    [link, 'it is a link to something that is not there'],
  ] as const) {
    await expect(backup(database, file, { now })).rejects.toMatchObject({
      code: 'backup-not-written',
      message: expect.stringContaining(reason) as string,
    });
  }
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readdirSync(folder)).toEqual(['link']);
});
