import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { guardOf, OwnerProcess, postgresProcesses, until } from '../testing/owner-process.ts';
import { temporaryDirectory } from '../testing/temporary-directory.ts';
import { signal } from './signal.ts';
import { startEmbedded } from './start-embedded.ts';

/** The numbers that the database has, after it was started again in this process. */
async function writtenIn(dataDir: string): Promise<number[]> {
  const database = await startEmbedded({ dataDir });
  onTestFinished(() => database.stop());
  const client = new pg.Client({ connectionString: database.connectionString });
  await client.connect();
  const { rows } = await client.query<{ id: string }>('SELECT id FROM written ORDER BY id');
  await client.end();
  await database.stop();
  return rows.map(({ id }) => Number(id));
}

function acknowledgedBy(owner: OwnerProcess): number[] {
  return owner.said.flatMap(({ written }) => (written === undefined ? [] : [written]));
}

test('the server is killed: the database ends by itself', async () => {
  const dataDir = temporaryDirectory();
  const owner = new OwnerProcess(dataDir);
  await owner.started();
  expect(postgresProcesses(dataDir)).not.toEqual([]);
  await owner.kill();
  await until(() => postgresProcesses(dataDir).length === 0);
  expect(existsSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false);
});

test('the server is killed as it writes, and started at once: no acknowledged write is lost', async () => {
  const dataDir = temporaryDirectory();
  const acknowledged: number[] = [];
  for (const rows of [1, 7, 40, 111]) {
    const owner = new OwnerProcess(dataDir, { mode: 'write' });
    await until(() => acknowledgedBy(owner).length >= rows);
    await owner.kill();
    acknowledged.push(...acknowledgedBy(owner));
    expect(await writtenIn(dataDir)).toEqual(expect.arrayContaining(acknowledged));
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(159);
});

test('server and guard are killed: the next start ends the database that is left, and loses nothing', async () => {
  const dataDir = temporaryDirectory();
  const owner = new OwnerProcess(dataDir, { mode: 'write' });
  const { pid = 0 } = await owner.started();
  await until(() => acknowledgedBy(owner).length >= 20);
  signal(guardOf(pid), 'SIGKILL');
  await owner.kill();
  expect(postgresProcesses(dataDir)).toContain(pid);
  expect(await writtenIn(dataDir)).toEqual(expect.arrayContaining(acknowledgedBy(owner)));
  expect(postgresProcesses(dataDir)).toEqual([]);
});

test('everything is killed at once, as when the power fails: it repairs itself, and loses nothing', async () => {
  const dataDir = temporaryDirectory();
  const owner = new OwnerProcess(dataDir, { mode: 'write' });
  const { pid = 0 } = await owner.started();
  await until(() => acknowledgedBy(owner).length >= 20);
  for (const victim of [guardOf(pid), ...postgresProcesses(dataDir)]) signal(victim, 'SIGKILL');
  await owner.kill();
  expect(await writtenIn(dataDir)).toEqual(expect.arrayContaining(acknowledgedBy(owner)));
});

test('the server is killed while the database is made: the next start begins again', async () => {
  const dataDir = temporaryDirectory();
  const owner = new OwnerProcess(dataDir, { mode: 'write' });
  const base = join(dataDir, 'postgres');
  const unfinished = () => (existsSync(base) ? readdirSync(base).filter((name) => name.startsWith('cluster.new')) : []);
  await until(() => unfinished().some((name) => existsSync(join(base, name, 'base', '1'))));
  await owner.kill();
  expect(existsSync(join(base, 'cluster'))).toBe(false);
  const next = new OwnerProcess(dataDir, { mode: 'write' });
  await until(() => acknowledgedBy(next).length > 0);
  await next.kill();
  expect(unfinished()).toEqual([]);
});

test('the postmaster alone is killed: it is started again, at the same address', async () => {
  const dataDir = temporaryDirectory();
  const warnings: string[] = [];
  const log = { info: () => undefined, warn: (message: string) => warnings.push(message) };
  const database = await startEmbedded({ dataDir, log });
  onTestFinished(() => database.stop());
  const { pid } = database;
  signal(pid, 'SIGKILL');
  await until(() => database.pid !== pid);
  const client = new pg.Client({ connectionString: database.connectionString });
  await client.connect();
  await client.end();
  expect(warnings).toEqual(['The database ended unexpectedly; it is started again.']);
});

test("a terminal's or a service manager's signal to the guard does not end the database", async () => {
  const dataDir = temporaryDirectory();
  const database = await startEmbedded({ dataDir });
  onTestFinished(() => database.stop());
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) signal(guardOf(database.pid), name);
  const client = new pg.Client({ connectionString: database.connectionString });
  await client.connect();
  await client.query('SELECT pg_sleep(0.1)');
  await client.end();
  expect(postgresProcesses(dataDir)).toContain(database.pid);
});
