import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { createTestDatabase, forEachDatabase, type TestDatabaseOptions } from './test-database.ts';
import { selectedServers } from './test-servers.ts';

async function open(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  // a database that is dropped cuts its connections
  client.on('error', () => undefined);
  return client;
}

async function withTable(connectionString: string): Promise<void> {
  const client = await open(connectionString);
  await client.query('CREATE TABLE fact (id int PRIMARY KEY); INSERT INTO fact VALUES (1)');
  await client.end();
}

async function rowsIn(connectionString: string): Promise<number> {
  const client = await open(connectionString);
  const { rowCount } = await client.query('SELECT FROM fact');
  await client.end();
  return rowCount ?? 0;
}

forEachDatabase((server) => {
  async function create(options: TestDatabaseOptions = {}) {
    const database = await createTestDatabase({ server, ...options });
    onTestFinished(() => database.drop());
    return database;
  }

  test('each database starts as the template, and is for itself', async () => {
    const options = { prepare: withTable, template: 'own' };
    const [first, second] = await Promise.all([create(options), create(options)]);
    const client = await open(first.connectionString);
    await client.query('INSERT INTO fact VALUES (2), (3)');
    await client.end();
    expect(await rowsIn(first.connectionString)).toBe(3);
    expect(await rowsIn(second.connectionString)).toBe(1);
  });

  test('the template is made once, however many ask for it at the same time', async () => {
    let made = 0;
    const prepare = async (connectionString: string) => {
      made++;
      await withTable(connectionString);
    };
    await Promise.all(Array.from({ length: 5 }, () => create({ prepare, template: 'counted' })));
    expect(made).toBe(1);
  });

  test('a template that could not be made is made again', async () => {
    const failing = createTestDatabase({
      server,
      template: 'again',
      prepare: () => Promise.reject(new Error('no luck')),
    });
    await expect(failing).rejects.toThrow('no luck');
    const database = await create({ template: 'again', prepare: withTable });
    expect(await rowsIn(database.connectionString)).toBe(1);
  });

  test('the server is the one that was asked for, in UTF-8, and the role is no superuser', async () => {
    const database = await create();
    const client = await open(database.connectionString);
    const { rows } = await client.query<Record<string, unknown>>(
      `SELECT current_setting('server_version_num')::int / 10000 AS major, getdatabaseencoding() AS encoding,
         current_setting('is_superuser') AS superuser, upper('ü') AS upper`,
    );
    await client.end();
    expect(rows).toEqual([{ major: server === 'debian' ? 15 : 18, encoding: 'UTF8', superuser: 'off', upper: 'Ü' }]);
    expect(database.version).toMatch(server === 'debian' ? /^15\./ : /^18\./);
  });

  test('a dropped database is gone, even while somebody is connected', async () => {
    const database = await createTestDatabase({ server });
    const client = await open(database.connectionString);
    await database.drop();
    await expect(client.query('SELECT 1')).rejects.toThrow();
    await expect(open(database.connectionString)).rejects.toThrow('does not exist');
    await client.end().catch(() => undefined);
  });
});

test('the servers are chosen by name', () => {
  expect(selectedServers('')).toEqual(['embedded', 'debian']);
  expect(selectedServers('debian')).toEqual(['debian']);
  expect(() => selectedServers('mysql')).toThrow('SCS_TEST_POSTGRES is "mysql"');
});
