import pg from 'pg';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { OwnerProcess, postgresProcesses } from '../testing/owner-process.ts';
import { temporaryDirectory } from '../testing/temporary-directory.ts';
import { openEmbedded } from './open-embedded.ts';

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.end();
  return true;
}

test('nobody runs it: it is started, and stopped again', async () => {
  const dataDir = temporaryDirectory();
  const database = await openEmbedded({ dataDir, canCreate: true });
  onTestFinished(() => database.close());
  expect(database.isShared).toBe(false);
  expect(await answers(database.connectionString)).toBe(true);
  await database.close();
  expect(postgresProcesses(dataDir)).toEqual([]);
});

test.each([
  ['in a usual directory', ''],
  ['with its socket elsewhere, since the path is long', 'long'.repeat(30)],
])('another process runs it, %s: it is shared, and goes on afterwards', async (_, name) => {
  const dataDir = join(temporaryDirectory(), name);
  const owner = new OwnerProcess(dataDir);
  const { pid = 0, connectionString } = await owner.started();
  const database = await openEmbedded({ dataDir });
  expect(database).toMatchObject({ isShared: true, connectionString });
  expect(await answers(database.connectionString)).toBe(true);
  await database.close();
  expect(postgresProcesses(dataDir)).toContain(pid);
  await owner.stop();
});

test('another process is about to start it: it is waited for', async () => {
  const dataDir = temporaryDirectory();
  const owner = new OwnerProcess(dataDir);
  const isLocked = () => existsSync(join(dataDir, 'postgres', 'owner.json'));
  while (!isLocked()) await new Promise((resolve) => setTimeout(resolve, 5));
  const database = await openEmbedded({ dataDir, canCreate: true });
  expect(database.isShared).toBe(true);
  await owner.started();
  expect(await answers(database.connectionString)).toBe(true);
  await owner.stop();
});

test('where there is no database, none is made by looking', async () => {
  const dataDir = join(temporaryDirectory(), 'none');
  await expect(openEmbedded({ dataDir })).rejects.toMatchObject({ code: 'database-absent' });
  expect(existsSync(dataDir)).toBe(false);
});
