import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { systemCode } from '../embedded/types.ts';
import { StoreError } from '../errors.ts';
import { endOfRows, formatVersion, isEnd, isHead, isTable, type BackupEnd, type BackupHead } from './format.ts';
import type { TableShape } from './catalogue.ts';

const newline = 10;
const longestLine = 1024 * 1024;

/** Reads a backup from the beginning to the end, piece by piece. */
export interface BackupReader {
  readonly head: BackupHead;
  /** What comes next: a table, whose rows are to be taken before the next call, or the end. */
  next(): Promise<{ table: TableShape } | { end: BackupEnd }>;
  /** The rows of the table, in COPY's text format. */
  rows(): AsyncGenerator<Buffer>;
  close(): void;
}

/**
 * Opens a backup and reads its head.
 *
 * @throws StoreError `backup-foreign`, `backup-too-new`; what is read later: `backup-truncated`, `backup-corrupt`
 */
export async function readBackup(file: string): Promise<BackupReader> {
  const source = createReadStream(file);
  const text = createGunzip({ chunkSize: 128 * 1024 });
  source.on('error', (error) => text.destroy(error));
  source.pipe(text);
  const chunks = text[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
  let rest = Buffer.alloc(0);
  const close = (): void => {
    source.destroy();
    text.destroy();
  };

  async function take(): Promise<Buffer | undefined> {
    try {
      const taken: IteratorResult<Buffer, undefined> = await chunks.next();
      return taken.value;
    } catch (error) {
      throw explain(error, file);
    }
  }

  async function line(): Promise<unknown> {
    for (;;) {
      const end = rest.indexOf(newline);
      if (end >= 0) {
        const json = rest.toString('utf8', 0, end);
        rest = rest.subarray(end + 1);
        try {
          return JSON.parse(json) as unknown;
        } catch {
          return undefined;
        }
      }
      if (rest.length > longestLine) return undefined;
      const chunk = await take();
      if (chunk === undefined) throw new StoreError('backup-truncated', `${file} ends in the middle.`);
      rest = Buffer.concat([rest, chunk]);
    }
  }

  async function* rows(): AsyncGenerator<Buffer> {
    // the end is a line of its own; before the first row it stands behind the line of the table
    let data = Buffer.concat([Buffer.from([newline]), rest]);
    let from = 1;
    for (;;) {
      const end = data.indexOf(`\n${endOfRows}`);
      if (end >= 0) {
        if (end + 1 > from) yield data.subarray(from, end + 1);
        rest = data.subarray(end + 1 + endOfRows.length);
        return;
      }
      const safe = data.length - endOfRows.length;
      if (safe > from) {
        yield data.subarray(from, safe);
        data = data.subarray(safe);
        from = 0;
      }
      const chunk = await take();
      if (chunk === undefined) throw new StoreError('backup-truncated', `${file} ends in the middle.`);
      data = Buffer.concat([data, chunk]);
    }
  }

  async function next(): Promise<{ table: TableShape } | { end: BackupEnd }> {
    const found = await line();
    if (isTable(found)) return { table: found };
    // reading on to the very end has the checksum compared
    if (isEnd(found) && rest.length === 0 && (await take()) === undefined) return { end: found };
    throw new StoreError('backup-corrupt', `${file} is damaged.`);
  }

  try {
    const head = await line();
    if (!isHead(head)) throw new StoreError('backup-foreign', `${file} is not a backup of this platform.`);
    if (head.formatVersion > formatVersion) {
      throw new StoreError('backup-too-new', `${file} was written by a newer release.`);
    }
    return { head, next, rows, close };
  } catch (error) {
    close();
    if (error instanceof StoreError && error.code === 'backup-corrupt') {
      throw new StoreError('backup-foreign', `${file} is not a backup of this platform.`, { cause: error });
    }
    throw error;
  }
}

function explain(error: unknown, file: string): unknown {
  const code = systemCode(error);
  const reason = error instanceof Error ? error.message : String(error);
  if (code === 'Z_BUF_ERROR')
    return new StoreError('backup-truncated', `${file} ends in the middle.`, { cause: error });
  if (code?.startsWith('Z_') === true) return new StoreError('backup-corrupt', `${file} is damaged.`, { cause: error });
  return new StoreError('backup-unreadable', `${file} cannot be read: ${reason}.`, { cause: error });
}
