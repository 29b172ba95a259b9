import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { ConnectionOptions } from '../connect.ts';
import { StoreError } from '../errors.ts';
import { migrateTo } from '../migrate/migrate.ts';
import { migrations } from '../migrate/migrations.ts';
import type { Database } from '../schema/database.ts';
import type { BackupProgress } from './backup.ts';
import { copyOf, listMigrations, listTables, quoted, type SequenceState } from './catalogue.ts';
import { copyIn } from './copy.ts';
import { openClient } from '../open-client.ts';
import { readBackup, type BackupReader } from './read-backup.ts';

export interface RestoreSummary {
  /** When the backup was made, RFC 3339. */
  readonly createdAt: string;
  readonly tables: number;
  readonly rows: number;
  /** The migrations that were made after the data was in: those that are newer than the backup. */
  readonly migrated: readonly string[];
}

export interface RestoreOptions {
  /** Deletes what is there before, if it is a database of this platform. */
  readonly replace?: boolean;
  readonly onProgress?: (progress: BackupProgress) => void;
}

/**
 * Fills an empty database from a backup: makes the schema that the backup was made with, brings the data in, and then the schema up
 * to date. All of it is one transaction: it happens as a whole, or not at all.
 *
 * @throws StoreError `database-not-empty`, `database-in-use`, `backup-*`, `schema-differs`, `database-unreachable`
 */
export async function restore(
  connection: ConnectionOptions,
  file: string,
  { replace = false, onProgress = () => undefined }: RestoreOptions = {},
): Promise<RestoreSummary> {
  const reader = await readBackup(file);
  try {
    checkMigrations(reader.head.migrations, file);
    const client = await openClient(connection);
    try {
      await refuseBusy(client);
      const summary = await inTransaction(client, async (transaction) => {
        await makeRoom(client, replace);
        const last = reader.head.migrations.at(-1);
        if (last !== undefined) await migrateTo(transaction, last);
        const counts = await fill(client, reader, file, onProgress);
        return { createdAt: reader.head.createdAt, ...counts, migrated: await migrateTo(transaction) };
      });
      await client.query('ANALYZE');
      return summary;
    } catch (cause) {
      throw explain(cause, file);
    } finally {
      await client.end().catch(() => undefined);
    }
  } finally {
    reader.close();
  }
}

function checkMigrations(had: readonly string[], file: string): void {
  const ours = Object.keys(migrations).sort();
  const unknown = had.find((name) => !ours.includes(name));
  if (unknown !== undefined) {
    throw new StoreError(
      'backup-too-new',
      `${file} was written by a newer release: it has had the migration ${unknown}.`,
    );
  }
  if (had.some((name, index) => name !== ours[index])) {
    throw new StoreError('schema-differs', `${file} was written by a release with other migrations.`);
  }
}

/** PostgreSQL lists a connection for a moment longer than it lasts, as that of a backup just before. Milliseconds */
const [busyForMs, askEveryMs] = [2000, 100];

/** The platform would work on with what it has in memory. */
async function refuseBusy(client: pg.Client): Promise<void> {
  for (let waitedMs = 0; ; waitedMs += askEveryMs) {
    // within a transaction the list is otherwise what it was at first
    await client.query('SELECT pg_stat_clear_snapshot()');
    const { rows } = await client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity
       WHERE datname = current_database() AND application_name LIKE 'scs%' AND pid <> pg_backend_pid()`,
    );
    if ((rows[0]?.count ?? 0) === 0) return;
    if (waitedMs >= busyForMs) throw new StoreError('database-in-use', 'The platform is running on this database.');
    await sleep(askEveryMs);
  }
}

async function makeRoom(client: pg.Client, replace: boolean): Promise<void> {
  const tables = await listTables(client);
  if (tables.length === 0) return;
  const isOurs = (await listMigrations(client)).some((name) => name in migrations);
  if (!isOurs) {
    throw new StoreError('database-not-empty', 'The database holds tables of something else.', {
      hint: 'Restore into an empty database; nothing was changed.',
    });
  }
  if (!replace) throw new StoreError('database-not-empty', 'The database holds data already.');
  await client.query(`DROP TABLE ${tables.map(quoted).join(', ')} CASCADE`);
  const { rows } = await client.query<{ name: string }>(
    `SELECT p.oid::regprocedure::text AS name FROM pg_proc p
     WHERE p.pronamespace = current_schema()::regnamespace
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`,
  );
  for (const { name } of rows) await client.query(`DROP FUNCTION ${name} CASCADE`);
  // the queue of jobs, which are about data that is gone; it is made anew at the next start
  await client.query('DROP SCHEMA IF EXISTS pgboss CASCADE');
}

async function fill(
  client: pg.Client,
  reader: BackupReader,
  file: string,
  onProgress: (progress: BackupProgress) => void,
): Promise<{ tables: number; rows: number }> {
  const counts = new Map<string, number>();
  let bytes = 0;
  for (;;) {
    const part = await reader.next();
    if ('end' in part) {
      const isComplete = Object.entries(part.end.rows).every(([name, count]) => counts.get(name) === count);
      if (!isComplete) throw new StoreError('backup-corrupt', `${file} has other rows than it says.`);
      await setSequences(client, part.end.sequences);
      return { tables: counts.size, rows: [...counts.values()].reduce((sum, count) => sum + count, 0) };
    }
    const { table } = part;
    const counted = async function* () {
      for await (const chunk of reader.rows()) {
        bytes += chunk.length;
        onProgress({ table: table.name, bytes });
        yield chunk;
      }
    };
    counts.set(table.name, await copyIn(client, `${copyOf(table)} FROM STDIN`, counted()));
  }
}

async function setSequences(client: pg.Client, sequences: readonly SequenceState[]): Promise<void> {
  for (const { table, column, value, isCalled } of sequences) {
    const name = quoted(table);
    await client.query('SELECT setval(pg_get_serial_sequence($1, $2), $3::bigint, $4)', [
      name,
      column,
      value,
      isCalled,
    ]);
  }
}

/** Kysely works on our one connection, so that migrations and COPY are in the same transaction. */
async function inTransaction<T>(
  client: pg.Client,
  work: (transaction: Transaction<Database>) => Promise<T>,
): Promise<T> {
  const borrowed = Object.assign(client, { release: () => undefined });
  const pool = { connect: () => Promise.resolve(borrowed), end: () => Promise.resolve(), options: {} };
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return db.transaction().execute(work);
}

const undefinedColumn = '42703';
const undefinedTable = '42P01';

function explain(cause: unknown, file: string): unknown {
  if (cause instanceof StoreError) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof pg.DatabaseError && (cause.code === undefinedColumn || cause.code === undefinedTable)) {
    return new StoreError('schema-differs', `${file} does not fit the schema that it names: ${reason}.`, { cause });
  }
  return new StoreError('backup-not-restored', `${file} could not be restored: ${reason}.`, { cause });
}
