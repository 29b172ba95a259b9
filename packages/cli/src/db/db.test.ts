import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, forEachDatabase } from '@scs/store/testing';
import { startEmbedded } from '@scs/store';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runScs, type ScsRun } from '../../../../test/run-scs.ts';
import { sizeText } from '../output/progress.ts';
import { withoutPassword } from './shell.ts';

function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'scs-db-'));
  // the database of root is run by somebody else
  chmodSync(directory, 0o711);
  onTestFinished(() => {
    rmSync(directory, { recursive: true, force: true });
  });
  return directory;
}

async function db(args: readonly string[], options: { url?: string; input?: string } = {}): Promise<ScsRun> {
  const { url, ...rest } = options;
  return runScs(['db', ...args], { ...rest, env: { DATABASE_URL: url, SCS_CONFIG: undefined } });
}

async function emptyDatabase(server?: 'embedded' | 'debian'): Promise<string> {
  const database = await createTestDatabase(server === undefined ? {} : { server });
  onTestFinished(() => database.drop());
  return database.connectionString;
}

const manyProcesses = { timeout: 120_000 };
const insert = `INSERT INTO components (display_name) VALUES ('Ünïcödé ; "x"');`;
const select = 'SELECT display_name FROM components;';

describe('the embedded database', () => {
  test('from nothing to a backup and back, with the platform stopped', manyProcesses, async () => {
    const directory = temporaryDirectory();
    const [first, second, file] = ['first', 'second', 'scs.backup'].map((name) => join(directory, name));
    if (first === undefined || second === undefined || file === undefined) throw new Error('three names');
    const migrated = await db(['migrate', '--data-dir', first]);
    expect(migrated).toMatchObject({ code: 0 });
    expect(migrated.stdout).toContain('made 0001-status');
    expect((await db(['migrate', '--data-dir', first])).stdout).toContain('already up to date');
    expect(await db(['shell', '--plain', '--data-dir', first], { input: insert })).toMatchObject({
      code: 0,
      stdout: 'INSERT 1\n',
    });
    expect(await db(['backup', file, '--data-dir', first])).toMatchObject({ code: 0 });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const restored = await db(['restore', file, '--data-dir', second]);
    expect(restored.stdout).toContain('Restored 1 rows of');
    expect(await db(['shell', '--plain', '--data-dir', second], { input: select })).toMatchObject({
      code: 0,
      stdout: 'display_name\nÜnïcödé ; "x"\n(1 row)\n',
    });
    const again = await db(['restore', file, '--data-dir', second]);
    expect(again).toMatchObject({ code: 2 });
    expect(again.stderr).toContain('--force');
    expect(await db(['restore', file, '--force', '--data-dir', second])).toMatchObject({ code: 0 });
  });

  test('while the platform runs, it is shared, and not overwritten', async () => {
    const directory = temporaryDirectory();
    const dataDir = join(directory, 'data');
    const file = join(directory, 'scs.backup');
    const platform = await startEmbedded({ dataDir });
    onTestFinished(() => platform.stop());
    expect(await db(['migrate', '--data-dir', dataDir])).toMatchObject({ code: 0 });
    const status = await db(['status', '--data-dir', dataDir]);
    expect(status).toMatchObject({ code: 0 });
    expect(status.stdout).toContain('run by another process');
    expect(await db(['backup', file, '--data-dir', dataDir])).toMatchObject({ code: 0 });
    const refused = await db(['restore', file, '--force', '--data-dir', dataDir]);
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toMatch(/is running.*\n.*Stop it/);
  });

  test('looking at a database makes none', async () => {
    const dataDir = join(temporaryDirectory(), 'none');
    for (const command of [['status'], ['shell'], ['backup', 'x']]) {
      const run = await db([...command, '--data-dir', dataDir]);
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toContain('[database-absent]');
    }
    expect(existsSync(dataDir)).toBe(false);
  });
});

forEachDatabase((server) => {
  test('a PostgreSQL of your own, by DATABASE_URL; moving there', manyProcesses, async () => {
    const url = await emptyDatabase(server);
    const before = await db(['status', '--format', 'json'], { url });
    expect(before).toMatchObject({ code: 1 });
    expect(JSON.parse(before.stdout)).toMatchObject({ where: 'the PostgreSQL of database.url', isShared: false });
    expect(await db(['migrate'], { url })).toMatchObject({ code: 0 });
    expect(await db(['shell', '--plain'], { url, input: insert })).toMatchObject({ code: 0 });
    expect((await db(['status'], { url })).stdout).toMatch(/Schema +up to date/);
    const file = join(temporaryDirectory(), 'scs.backup');
    expect(await db(['backup', file], { url })).toMatchObject({ code: 0 });
    const other = await emptyDatabase(server === 'debian' ? 'embedded' : 'debian');
    expect(await db(['restore', file], { url: other })).toMatchObject({ code: 0 });
    const { stdout } = await db(['shell', '--plain'], { url: other, input: select });
    expect(stdout).toContain('Ünïcödé ; "x"');
  });
});

describe('the prompt', () => {
  test('statements of several lines, several in one, the tables, and what is not ended', async () => {
    const url = await emptyDatabase();
    const input = `CREATE TABLE fact\n(id int, name text);\n\\dt\nSELECT 1 AS a; SELECT NULL AS b;\n\\?\nSELECT 'x\u001b[31m' AS c`;
    const { code, stdout } = await db(['shell', '--plain'], { url, input });
    expect(code).toBe(0);
    expect(stdout).toContain('CREATE\n');
    expect(stdout).toContain('table\nfact\n(1 row)\n');
    expect(stdout).toContain('a\n1\n(1 row)\nb\n∅\n(1 row)\n');
    expect(stdout).not.toContain('\u001b');
  });

  test('a mistake in a pipe ends it', async () => {
    const url = await emptyDatabase();
    const run = await db(['shell', '--plain'], { url, input: 'SELECT 1/0;\nCREATE TABLE never (id int);\n' });
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toBe('scs: division by zero\n');
    expect((await db(['shell', '--plain'], { url, input: '\\dt\n' })).stdout).toBe('table\n(0 rows)\n');
  });

  test('where there is no psql, ours is used', async () => {
    const url = await emptyDatabase();
    const run = await runScs(['db', 'shell'], {
      input: 'SELECT 1 AS a;',
      env: { DATABASE_URL: url, PATH: '/nowhere' },
    });
    expect(run).toMatchObject({ code: 0, stdout: 'a\n1\n(1 row)\n' });
  });

  test('the password does not become an argument', () => {
    expect(withoutPassword('postgres://scs:s%3Dt@db:5432/scs?sslmode=require')).toEqual({
      url: 'postgres://scs@db:5432/scs?sslmode=require',
      password: 's=t',
    });
    expect(withoutPassword('postgresql://:only@/scs?host=%2Frun')).toEqual({
      url: 'postgresql://@/scs?host=%2Frun',
      password: 'only',
    });
    for (const url of ['postgres://db/scs', 'postgres://scs@db/scs', 'postgres:///scs?options=a:b@c']) {
      expect(withoutPassword(url)).toEqual({ url, password: undefined });
    }
  });
});

test('what goes wrong is said, with what to do', async () => {
  const unreachable = await db(['status'], { url: 'postgres://scs:secret@127.0.0.1:1/scs' });
  expect(unreachable).toMatchObject({ code: 2 });
  expect(unreachable.stderr).toContain('[database-unreachable]');
  expect(unreachable.stderr).not.toContain('secret');
  const file = join(temporaryDirectory(), 'notes.txt');
  writeFileSync(file, 'dear diary');
  const foreign = await db(['restore', file], { url: await emptyDatabase() });
  expect(foreign).toMatchObject({ code: 2 });
  expect(foreign.stderr).toContain('[backup-foreign]');
});

test('sizes are for people', () => {
  expect([0, 999, 1000, 12_345_678, 5e12, 5e15].map(sizeText)).toEqual([
    '0 B',
    '999 B',
    '1.0 kB',
    '12.3 MB',
    '5.0 TB',
    '5000.0 TB',
  ]);
});
