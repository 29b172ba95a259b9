import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { postgresProcesses } from '../testing/owner-process.ts';
import { isRoot, temporaryDirectory } from '../testing/temporary-directory.ts';
import type { RunningCluster } from './start-cluster.ts';
import { startEmbedded } from './start-embedded.ts';

async function start(dataDir: string): Promise<RunningCluster> {
  const database = await startEmbedded({ dataDir });
  onTestFinished(() => database.stop());
  return database;
}

async function query(database: RunningCluster, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.connectionString });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('an empty directory becomes a database that keeps what is written', async () => {
  const dataDir = temporaryDirectory();
  const first = await start(dataDir);
  expect(first.version).toMatch(/^18\.\d+/);
  expect(postgresProcesses(dataDir)).toContain(first.pid);
  await query(first, 'CREATE TABLE fact AS SELECT 42 AS answer');
  await first.stop();
  expect(postgresProcesses(dataDir)).toEqual([]);
  const second = await start(dataDir);
  expect(await query(second, 'SELECT answer FROM fact')).toEqual([{ answer: 42 }]);
});

test('it writes durably, checks its pages, compares by code point, and has no network', async () => {
  const database = await start(temporaryDirectory());
  const [row] = await query(
    database,
    `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS synchronous_commit,
       current_setting('full_page_writes') AS full_page_writes, current_setting('data_checksums') AS checksums,
       current_setting('listen_addresses') AS addresses, getdatabaseencoding() AS encoding, 'Z' < 'a' AS by_code_point,
       upper('ü') AS upper, current_user AS role, current_setting('is_superuser') AS superuser`,
  );
  expect(row).toEqual({
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    checksums: 'on',
    addresses: '',
    encoding: 'UTF8',
    by_code_point: true,
    upper: 'Ü',
    role: 'scs',
    superuser: 'off',
  });
});

test('nobody else gets in: the socket, the data and the password are private, and a password is needed', async () => {
  const dataDir = temporaryDirectory();
  const database = await start(dataDir);
  const modes = ['cluster', 'socket', 'password'].map((name) => statSync(join(dataDir, 'postgres', name)).mode & 0o777);
  expect(modes).toEqual([0o700, 0o700, 0o600]);
  for (const user of ['scs', 'postgres']) {
    const connectionString = database.connectionString.replace(/\/\/.*?@/, `//${user}:guess@`);
    const client = new pg.Client({ connectionString });
    await expect(client.connect()).rejects.toThrow('password authentication failed');
  }
});

test('stopping twice, also at the same time, is stopping once', async () => {
  const dataDir = temporaryDirectory();
  const database = await start(dataDir);
  await Promise.all([database.stop(), database.stop()]);
  expect(postgresProcesses(dataDir)).toEqual([]);
  await database.stop();
});

test('it stops although a connection is in the middle of a transaction', async () => {
  const dataDir = temporaryDirectory();
  const database = await start(dataDir);
  const client = new pg.Client({ connectionString: database.connectionString });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('BEGIN; CREATE TABLE half (id int)');
  await database.stop();
  expect(postgresProcesses(dataDir)).toEqual([]);
});

describe('paths', () => {
  test.each([
    ['spaces', 'my data'],
    ['umlauts and other scripts', 'Bücher ☂ данные'],
    ['commas, quotes and percent signs', `a,b 'c' "d" 100%20 $HOME`],
  ])('with %s', async (_, name) => {
    const database = await start(join(temporaryDirectory(), name));
    expect(await query(database, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('relative, with directories that do not exist yet', async () => {
    const dataDir = join(temporaryDirectory(), 'a', 'b');
    await start(relative(process.cwd(), dataDir));
    expect(existsSync(join(dataDir, 'postgres', 'cluster', 'PG_VERSION'))).toBe(true);
  });

  test('too long for a socket: it goes to a private directory, which is removed in the end', async () => {
    const dataDir = join(temporaryDirectory(), 'long'.repeat(30));
    const database = await start(dataDir);
    const socket = new URLSearchParams(database.connectionString.split('?')[1]).get('host') ?? '';
    expect(socket.startsWith(dataDir)).toBe(false);
    expect(statSync(socket).mode & 0o777).toBe(0o700);
    expect(await query(database, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await database.stop();
    expect(existsSync(socket)).toBe(false);
  });

  test('a file is not a directory', async () => {
    const file = join(temporaryDirectory(), 'file');
    writeFileSync(file, '');
    await expect(startEmbedded({ dataDir: file })).rejects.toMatchObject({ code: 'data-directory-invalid' });
    await expect(startEmbedded({ dataDir: join(file, 'below') })).rejects.toMatchObject({
      code: 'data-directory-invalid',
    });
    expect(readFileSync(file, 'utf8')).toBe('');
  });

  test.runIf(isRoot)('root: a directory that the account of the database may not pass is named', async () => {
    const closed = join(temporaryDirectory(), 'closed');
    mkdirSync(closed, { mode: 0o700 });
    writeFileSync(join(closed, 'something else'), '');
    const failure = startEmbedded({ dataDir: join(closed, 'data') });
    await expect(failure).rejects.toMatchObject({ code: 'data-directory-closed' });
    await expect(failure).rejects.toThrow(`may not enter ${closed}.`);
    expect(statSync(closed).mode & 0o777).toBe(0o700);
  });

  test.runIf(isRoot)('root: an empty private directory is opened as far as it must be', async () => {
    const dataDir = join(temporaryDirectory(), 'mine');
    mkdirSync(dataDir, { mode: 0o700 });
    await start(dataDir);
    expect(statSync(dataDir).mode & 0o777).toBe(0o711);
  });
});

describe('what is in the directory already', () => {
  test('the data of another major version is refused with instructions, and not touched', async () => {
    const dataDir = temporaryDirectory();
    await (await start(dataDir)).stop();
    const cluster = join(dataDir, 'postgres', 'cluster');
    writeFileSync(join(cluster, 'PG_VERSION'), '17\n');
    const before = readdirSync(cluster, { recursive: true }).length;
    const failure = startEmbedded({ dataDir });
    await expect(failure).rejects.toMatchObject({ code: 'major-version-differs' });
    await expect(failure).rejects.toThrow(/PostgreSQL 17.*PostgreSQL 18.*scs db backup.*scs db restore/);
    expect(readdirSync(cluster, { recursive: true })).toHaveLength(before);
    writeFileSync(join(cluster, 'PG_VERSION'), '18\n');
    await start(dataDir);
  });

  test('something that is no database is refused, and not touched', async () => {
    const dataDir = temporaryDirectory();
    const cluster = join(dataDir, 'postgres', 'cluster');
    mkdirSync(cluster, { recursive: true });
    writeFileSync(join(cluster, 'diary.txt'), 'dear diary');
    if (isRoot) {
      await expect(startEmbedded({ dataDir })).rejects.toMatchObject({ code: 'data-directory-foreign' });
      const { chownSync } = await import('node:fs');
      chownSync(cluster, 65_534, 65_534);
    }
    await expect(startEmbedded({ dataDir })).rejects.toMatchObject({ code: 'data-directory-foreign' });
    expect(readdirSync(cluster)).toEqual(['diary.txt']);
  });

  test('what an interrupted initdb left is thrown away', async () => {
    const dataDir = temporaryDirectory();
    const half = join(dataDir, 'postgres', 'cluster.new-123456', 'base');
    mkdirSync(half, { recursive: true });
    await start(dataDir);
    expect(existsSync(dirname(half))).toBe(false);
  });

  test('a lost password is replaced', async () => {
    const dataDir = temporaryDirectory();
    await (await start(dataDir)).stop();
    rmSync(join(dataDir, 'postgres', 'password'));
    const database = await start(dataDir);
    expect(await query(database, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('a note of a postmaster whose number now belongs to somebody else does not block', async () => {
    const dataDir = temporaryDirectory();
    await (await start(dataDir)).stop();
    const cluster = join(dataDir, 'postgres', 'cluster');
    writeFileSync(join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n1700000000\n5432\n\n\n0 0\nready   \n`);
    const database = await start(dataDir);
    expect(await query(database, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});
