import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { connect } from '../connect.ts';
import { migrate, migrateTo } from '../migrate/migrate.ts';
import { migrations } from '../migrate/migrations.ts';
import { temporaryDirectory } from '../testing/temporary-directory.ts';
import { createTestDatabase, forEachDatabase } from '../testing/test-database.ts';
import type { TestServerName } from '../testing/test-servers.ts';
import { backup } from './backup.ts';
import { inOrder } from './catalogue.ts';
import { restore } from './restore.ts';

const now = new Date('2026-01-31T10:00:00Z');

async function emptyDatabase(server?: TestServerName): Promise<string> {
  const database = await createTestDatabase(server === undefined ? {} : { server });
  onTestFinished(() => database.drop());
  return database.connectionString;
}

async function query<Row>(connectionString: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows as Row[];
  } finally {
    await client.end();
  }
}

async function migrated(connectionString: string, last?: string): Promise<string> {
  const store = connect({ connectionString });
  await (last === undefined ? migrate(store.db) : migrateTo(store.db, last));
  await store.close();
  return connectionString;
}

/** Everything that is not plain letters: what COPY escapes, what JSON escapes, bytes, arrays of none, and the smallest moment. */
const nasty = ['\\.', '\\N', '', 'a\tb\nc\r\\', 'Ünïcödé ☂ 🌂', "'; drop table users; --", '\\\\.\n\\.\n'];

async function withData(connectionString: string): Promise<string> {
  for (const name of nasty) {
    await query(
      connectionString,
      `INSERT INTO components (display_name, description, labels, created_at)
       VALUES ($1, $1, $2, '2024-02-29 23:59:59.123456+00')`,
      [name, JSON.stringify({ [name]: name, deep: [1, null, 1e300] })],
    );
  }
  await query(connectionString, `INSERT INTO components (labels) VALUES ('null'), (NULL)`);
  await query(
    connectionString,
    `INSERT INTO users (email, display_name, role) VALUES ('a@example.com', 'A', 'reader')`,
  );
  await query(
    connectionString,
    `INSERT INTO passkeys (id, user_id, name, public_key, counter) SELECT 'k', id, 'key', '\\x00ff5c2e0a'::bytea, 9007199254740993 FROM users`,
  );
  await query(
    connectionString,
    `INSERT INTO audit_log (actor_kind, actor_name, action, object_type, object_id) SELECT 'user', 'A', 'x', 'y', 'z' FROM generate_series(1, 7)`,
  );
  return connectionString;
}

/** All rows of all tables, as PostgreSQL writes them. */
async function contentOf(connectionString: string): Promise<Record<string, unknown>> {
  const tables = await query<{ name: string }>(
    connectionString,
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname NOT LIKE 'kysely%'`,
  );
  const content: Record<string, unknown> = {};
  for (const { name } of tables) {
    const rows = await query<{ row: string }>(connectionString, `SELECT t::text AS row FROM "${name}" t ORDER BY 1`);
    content[name] = rows.map(({ row }) => row);
  }
  return content;
}

forEachDatabase((server) => {
  test('what is written is restored, whatever it is, on every other PostgreSQL', async () => {
    const from = await withData(await migrated(await emptyDatabase(server)));
    const file = join(temporaryDirectory(), 'data.backup');
    const written = await backup({ connectionString: from }, file, { now });
    expect(statSync(file)).toMatchObject({ size: written.bytes });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    for (const target of ['embedded', 'debian'] as const) {
      const to = await emptyDatabase(target);
      const restored = await restore({ connectionString: to }, file);
      expect(restored).toEqual({
        createdAt: now.toISOString(),
        tables: written.tables,
        rows: written.rows,
        migrated: [],
      });
      expect(await contentOf(to)).toEqual(await contentOf(from));
      // and life goes on: the next number is a new one
      const [next] = await query<{ id: string }>(
        to,
        `INSERT INTO audit_log (actor_kind, actor_name, action, object_type, object_id) VALUES ('user', 'A', 'x', 'y', 'z') RETURNING id`,
      );
      expect(next).toEqual({ id: '8' });
      // the audit log is as final as it was
      await expect(query(to, 'DELETE FROM audit_log')).rejects.toThrow('cannot be changed');
    }
  });

  test('a backup of an older schema is brought up to date', async () => {
    const [first = ''] = Object.keys(migrations);
    const from = await migrated(await emptyDatabase(server), first);
    await query(from, `INSERT INTO components (display_name) VALUES ('old')`);
    const file = join(temporaryDirectory(), 'old.backup');
    await backup({ connectionString: from }, file, { now });
    const to = await emptyDatabase(server);
    const { migrated: made } = await restore({ connectionString: to }, file);
    expect(made).toEqual(Object.keys(migrations).slice(1));
    expect(await query(to, 'SELECT display_name FROM components')).toEqual([{ display_name: 'old' }]);
    expect(await query(to, 'SELECT count(*)::int AS users FROM users')).toEqual([{ users: 0 }]);
  });

  test('it is the state of one moment, whatever is written meanwhile', async () => {
    const from = await migrated(await emptyDatabase(server));
    await query(
      from,
      `INSERT INTO components (display_name) SELECT repeat(md5(i::text), 20) FROM generate_series(1, 3000) i`,
    );
    const file = join(temporaryDirectory(), 'moment.backup');
    let writing: Promise<unknown> | undefined;
    await backup({ connectionString: from }, file, {
      now,
      onProgress: () => {
        writing ??= query(from, `DELETE FROM components; INSERT INTO severities (display_name) VALUES ('late')`);
      },
    });
    await writing;
    const to = await emptyDatabase(server);
    await restore({ connectionString: to }, file);
    const counts = `SELECT (SELECT count(*)::int FROM components) AS components, (SELECT count(*)::int FROM severities) AS severities`;
    expect(await query(to, counts)).toEqual([{ components: 3000, severities: 0 }]);
    expect(await query(from, counts)).toEqual([{ components: 0, severities: 1 }]);
  });

  test('only an empty database is filled, unless what is there is to be replaced', async () => {
    const from = await withData(await migrated(await emptyDatabase(server)));
    const file = join(temporaryDirectory(), 'data.backup');
    await backup({ connectionString: from }, file, { now });
    const to = await migrated(await emptyDatabase(server));
    await query(to, `INSERT INTO severities (display_name) VALUES ('was here')`);
    await expect(restore({ connectionString: to }, file)).rejects.toMatchObject({ code: 'database-not-empty' });
    expect(await query(to, 'SELECT display_name FROM severities')).toEqual([{ display_name: 'was here' }]);
    await restore({ connectionString: to }, file, { replace: true });
    expect(await contentOf(to)).toEqual(await contentOf(from));
  });

  test('what is not ours is not replaced', async () => {
    const from = await migrated(await emptyDatabase(server));
    const file = join(temporaryDirectory(), 'data.backup');
    await backup({ connectionString: from }, file, { now });
    const to = await emptyDatabase(server);
    await query(to, 'CREATE TABLE diary (entry text)');
    const refused = restore({ connectionString: to }, file, { replace: true });
    await expect(refused).rejects.toMatchObject({ code: 'database-not-empty' });
    await expect(refused).rejects.toThrow('something else');
    await query(to, 'SELECT * FROM diary');
  });

  test('a running platform is not pulled from under its feet', async () => {
    const from = await migrated(await emptyDatabase(server));
    const file = join(temporaryDirectory(), 'data.backup');
    await backup({ connectionString: from }, file, { now });
    const platform = connect({ connectionString: from });
    onTestFinished(() => platform.close());
    await platform.pool.query('SELECT 1');
    await expect(restore({ connectionString: from }, file, { replace: true })).rejects.toMatchObject({
      code: 'database-in-use',
    });
  });

  test('a damaged file changes nothing, wherever the damage is', async () => {
    const from = await withData(await migrated(await emptyDatabase(server)));
    const directory = temporaryDirectory();
    const file = join(directory, 'data.backup');
    await backup({ connectionString: from }, file, { now });
    const whole = readFileSync(file);
    const to = await emptyDatabase(server);
    const damaged = join(directory, 'damaged.backup');
    for (const length of [0, 1, 20, 200, whole.length >> 1, whole.length - 9, whole.length - 1]) {
      writeFileSync(damaged, whole.subarray(0, length));
      await expect(restore({ connectionString: to }, damaged)).rejects.toMatchObject({ code: 'backup-truncated' });
    }
    for (const at of [12, 100, whole.length >> 1, whole.length - 20, whole.length - 6]) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0x55;
      writeFileSync(damaged, bytes);
      await expect(restore({ connectionString: to }, damaged)).rejects.toThrow(/nothing was changed|has written/);
    }
    // well compressed, and still without its end
    const text = gunzipSync(whole).toString();
    for (const end of [text.lastIndexOf('{"rows"'), text.indexOf('\\.\n') + 1, text.indexOf('{"name"') + 5]) {
      writeFileSync(damaged, gzipSync(text.slice(0, end)));
      await expect(restore({ connectionString: to }, damaged)).rejects.toMatchObject({ code: 'backup-truncated' });
    }
    writeFileSync(damaged, gzipSync(text.replace(/"components":\d+/, '"components":1')));
    await expect(restore({ connectionString: to }, damaged)).rejects.toMatchObject({ code: 'backup-corrupt' });
    expect(await contentOf(to)).toEqual({});
  });

  test('files of others and of newer releases are told apart', async () => {
    const directory = temporaryDirectory();
    const file = join(directory, 'file');
    const to = await emptyDatabase(server);
    const head = (fields: object) =>
      gzipSync(`${JSON.stringify({ format: 'scs-backup', formatVersion: 1, migrations: [], ...fields })}\n`);
    for (const [content, code] of [
      ['-- PostgreSQL database dump', 'backup-foreign'],
      [gzipSync('hello\n'), 'backup-foreign'],
      [gzipSync('x'.repeat(3_000_000)), 'backup-foreign'],
      [head({ formatVersion: 2 }), 'backup-too-new'],
      [head({ migrations: ['0001-status', '9999-future'] }), 'backup-too-new'],
      [head({ migrations: ['0002-auth'] }), 'schema-differs'],
      [Buffer.from(''), 'backup-truncated'],
    ] as const) {
      writeFileSync(file, content);
      await expect(restore({ connectionString: to }, file)).rejects.toMatchObject({ code });
    }
    await expect(restore({ connectionString: to }, join(directory, 'none'))).rejects.toMatchObject({
      code: 'backup-unreadable',
    });
    expect(await contentOf(to)).toEqual({});
  });
});

test('a backup that cannot be written leaves the file of before, and nothing half-made', async () => {
  const from = await migrated(await emptyDatabase());
  const directory = temporaryDirectory();
  const failing = backup({ connectionString: from }, join(directory, 'none', 'x.backup'), { now });
  await expect(failing).rejects.toMatchObject({ code: 'backup-not-written' });
  const file = join(directory, 'kept.backup');
  writeFileSync(file, 'of yesterday');
  await query(from, `INSERT INTO components (display_name) SELECT repeat('x', 1000) FROM generate_series(1, 2000)`);
  const interrupted = backup({ connectionString: from }, file, {
    now,
    onProgress: () => {
      throw new Error('interrupted');
    },
  });
  await expect(interrupted).rejects.toThrow('interrupted');
  expect(readFileSync(file, 'utf8')).toBe('of yesterday');
  expect(readdirSync(directory)).toEqual(['kept.backup']);
  const unreachable = { host: directory, port: 5432, user: 'scs' };
  await expect(backup(unreachable, join(directory, 'x'), { now })).rejects.toMatchObject({
    code: 'database-unreachable',
  });
});

test('each table comes after those that it refers to', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const arrow = fc
    .tuple(fc.nat(4), fc.nat(4))
    .filter(([from, to]) => from > to)
    .map(([from, to]) => ({ from: names[from] ?? '', to: names[to] ?? '' }));
  fc.assert(
    fc.property(fc.array(arrow), fc.shuffledSubarray(names, { minLength: 5 }), (references, given) => {
      const sorted = inOrder(given, references);
      expect([...sorted].sort()).toEqual(names);
      for (const { from, to } of references) expect(sorted.indexOf(to)).toBeLessThan(sorted.indexOf(from));
    }),
  );
});
