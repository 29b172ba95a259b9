import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import type { ConnectionOptions } from '../connect.ts';
import { StoreError } from '../errors.ts';
import { backupTarget, type BackupTarget } from './backup-target.ts';
import { copyOf, listMigrations, listSequences, listShapes, quoted } from './catalogue.ts';
import { copyOut } from './copy.ts';
import { endOfRows, formatName, formatVersion, type BackupEnd, type BackupHead } from './format.ts';
import { openClient } from '../open-client.ts';

/** What has been done so far. */
export interface BackupProgress {
  readonly table: string;
  /** Of all tables, before compression. */
  readonly bytes: number;
}

export interface BackupSummary {
  readonly tables: number;
  readonly rows: number;
  /** After compression. */
  readonly bytes: number;
}

/**
 * Writes all data into one file, as it was at one moment, while the platform goes on. The rows pass through: however large
 * the database is, little of it is in memory. The file gets its name when it is complete and on the disk; until then it is
 * `FILE.partial`. What is no file, such as a pipe, is written into as it is; `-` is standard output. Only its owner can read it: it holds the hashes of passwords.
 *
 * @throws StoreError `database-unreachable`, `backup-not-written`
 * @example await backup({ connectionString }, 'scs-2026-11-24.backup', { now: new Date() });
 */
export async function backup(
  connection: ConnectionOptions,
  file: string,
  { now, onProgress = () => undefined }: { now: Date; onProgress?: (progress: BackupProgress) => void },
): Promise<BackupSummary> {
  const client = await openClient(connection);
  const end: { rows: Record<string, number> } = { rows: {} };
  let target: BackupTarget | undefined;
  let bytes = 0;
  try {
    target = await backupTarget(file);
    await pipeline(
      () => partsOf(client, now, end.rows, onProgress),
      createGzip({ level: 6, chunkSize: 128 * 1024 }),
      async function* (parts: AsyncIterable<Buffer>) {
        for await (const part of parts) {
          bytes += part.length;
          yield part;
        }
      },
      await target.open(),
    );
    await target.keep();
  } catch (cause) {
    await target?.discard().catch(() => undefined);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StoreError('backup-not-written', `The backup ${file} could not be written: ${reason}.`, { cause });
  } finally {
    await close(client);
  }
  const counts = Object.values(end.rows);
  return {
    tables: counts.length,
    rows: counts.reduce((sum, count) => sum + count, 0),
    bytes,
  };
}

async function* partsOf(
  client: pg.Client,
  now: Date,
  rows: Record<string, number>,
  onProgress: (progress: BackupProgress) => void,
): AsyncGenerator<string | Buffer> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
  const tables = await listShapes(client);
  // no migration changes them meanwhile
  if (tables.length > 0)
    await client.query(`LOCK TABLE ${tables.map(({ name }) => quoted(name)).join(', ')} IN ACCESS SHARE MODE`);
  const head: BackupHead = {
    format: formatName,
    formatVersion,
    createdAt: now.toISOString(),
    postgres: await versionOf(client),
    migrations: await listMigrations(client),
  };
  yield `${JSON.stringify(head)}\n`;
  let bytes = 0;
  for (const table of tables) {
    yield `${JSON.stringify(table)}\n`;
    let count = 0;
    for await (const row of copyOut(client, `${copyOf(table)} TO STDOUT`) as AsyncIterable<Buffer>) {
      // the server sends each row by itself, but the stream may hand several over at once
      for (let at = row.indexOf(10); at >= 0; at = row.indexOf(10, at + 1)) count++;
      bytes += row.length;
      onProgress({ table: table.name, bytes });
      yield row;
    }
    rows[table.name] = count;
    yield endOfRows;
  }
  const end: BackupEnd = { rows, sequences: await listSequences(client) };
  yield `${JSON.stringify(end)}\n`;
}

async function versionOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
  return rows[0]?.server_version ?? '';
}

/** Also in the middle of a COPY that nobody takes any more. */
async function close(client: pg.Client): Promise<void> {
  await client.end().catch(() => undefined);
}
