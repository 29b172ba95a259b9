import { createConnection } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { describe, inject } from 'vitest';
import { StoreError } from '../errors.ts';
import type { TestServerAnswer } from './global-setup.ts';
import { selectedServers, whyUnavailable, type TestServerName } from './test-servers.ts';

export interface TestDatabaseOptions {
  /** The first of the selected servers unless named; see {@link forEachDatabase}. */
  readonly server?: TestServerName;
  /** Fills the template, once a run: the migrations, usually. It must have closed its connections when it is done. */
  readonly prepare?: (connectionString: string) => Promise<void>;
  /** Name of the template that `prepare` makes (letters and digits); another `prepare` needs another name. */
  readonly template?: string;
}

/** A database for one test, or one file. Its role owns it, and is no superuser. */
export interface TestDatabase extends AsyncDisposable {
  readonly connectionString: string;
  readonly server: TestServerName;
  /** Of the server, for example `15.18`. */
  readonly version: string;
  /** Cuts the connections that are left and deletes it. */
  drop(): Promise<void>;
}

/**
 * A fresh database, copied from a template in some ten milliseconds.
 *
 * @example
 * await using database = await createTestDatabase({ prepare: migrateTestDatabase });
 * const store = connect({ connectionString: database.connectionString });
 */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = options.server ?? firstServer();
  const { connectionString: maintenance, version, generation } = await askForServer(server);
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const template =
    options.prepare === undefined
      ? 'template0'
      : await ensureTemplate(maintenance, `template_${options.template ?? 'migrated'}_${generation}`, options.prepare);
  await withClient(maintenance, (client) =>
    whenUnused(() => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)),
  );
  const drop = async (): Promise<void> => {
    await withClient(maintenance, (client) =>
      whenUnused(() => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
    );
  };
  return { connectionString: inDatabase(maintenance, name), server, version, drop, [Symbol.asyncDispose]: drop };
}

/** Describes the same tests for every selected server; where one is not installed, they are skipped with the reason. */
export function forEachDatabase(body: (server: TestServerName) => void): void {
  for (const server of selectedServers()) {
    const reason = whyUnavailable(server);
    if (reason === undefined) {
      describe(`on the ${server} PostgreSQL`, () => {
        body(server);
      });
    } else {
      describe.skip(`on the ${server} PostgreSQL (${reason})`, () => {
        body(server);
      });
    }
  }
}

function firstServer(): TestServerName {
  const server = selectedServers().find((name) => whyUnavailable(name) === undefined);
  if (server === undefined)
    throw new StoreError('test-database-unavailable', 'The selected PostgreSQL is not installed.');
  return server;
}

async function askForServer(server: TestServerName): Promise<Exclude<TestServerAnswer, { failure: string }>> {
  const connection = createConnection(inject('testPostgresSocket'));
  connection.write(`${server}\n`);
  const answer = JSON.parse(await text(connection)) as TestServerAnswer;
  if ('failure' in answer) {
    throw new StoreError('test-database-unavailable', `The ${server} PostgreSQL does not start: ${answer.failure}`);
  }
  return answer;
}

/** Makes the template unless another test file has; the first takes a lock, and the others wait for it. */
async function ensureTemplate(
  maintenance: string,
  name: string,
  prepare: (connectionString: string) => Promise<void>,
): Promise<string> {
  await withClient(maintenance, async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount !== 0) return;
    await client.query(`DROP DATABASE IF EXISTS ${name}_new WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name}_new TEMPLATE template0`);
    await prepare(inDatabase(maintenance, `${name}_new`));
    await whenUnused(() => client.query(`ALTER DATABASE ${name}_new RENAME TO ${name}`));
  });
  return name;
}

const objectInUse = '55006';
/** The server itself is at work there, as to clear away what was deleted, and lets nobody else end that. */
const insufficientPrivilege = '42501';
const passing: ReadonlySet<string> = new Set([objectInUse, insufficientPrivilege]);

/** A connection that is closed on our side may live a moment longer on the server's. */
async function whenUnused(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work();
      return;
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || !passing.has(error.code ?? '') || attempt === 200) throw error;
      await sleep(25);
    }
  }
}

async function withClient(connectionString: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function inDatabase(connectionString: string, name: string): string {
  return connectionString.replace(/@\/\w+\?/, `@/${name}?`);
}
