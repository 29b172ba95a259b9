import { constants, createWriteStream } from 'node:fs';
import { lstat, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { syncDirectory } from '../embedded/write-durably.ts';

/** Where a backup goes. */
export interface BackupTarget {
  /** Opens it; called once. */
  readonly open: () => Promise<Writable>;
  /** Makes it the backup, when all of it has been written. */
  readonly keep: () => Promise<void>;
  /** Leaves nothing behind of what was not completed. */
  readonly discard: () => Promise<void>;
}

/**
 * Decides by what is there. A file appears, or is replaced, when the new one is complete; of a link it is the file that the link
 * leads to. What is no file, such as a pipe or a device, is written into and never replaced. `-` is standard output.
 *
 * @throws Error when it is a folder
 */
export async function backupTarget(file: string): Promise<BackupTarget> {
  if (file === '-') return stream(() => Promise.resolve(process.stdout));
  const place = await resolved(file);
  const found = await stat(place).catch(ignoreMissing);
  if (found?.isDirectory() === true) throw new Error('it is a folder');
  if (found !== undefined && !found.isFile()) {
    // waits for whoever reads a pipe; makes and empties nothing
    return stream(async () => (await open(place, constants.O_WRONLY)).createWriteStream());
  }
  const partial = `${place}.partial`;
  return {
    async open() {
      await rm(partial, { force: true });
      return createWriteStream(partial, { flags: 'wx', mode: 0o600, flush: true });
    },
    async keep() {
      await rename(partial, place);
      syncDirectory(dirname(place));
    },
    discard: () => rm(partial, { force: true }),
  };
}

function stream(into: () => Promise<Writable>): BackupTarget {
  const nothing = (): Promise<void> => Promise.resolve();
  return { open: into, keep: nothing, discard: nothing };
}

/** Through links: what they lead to is replaced, and not they. */
async function resolved(file: string): Promise<string> {
  const link = await lstat(file).catch(ignoreMissing);
  if (link?.isSymbolicLink() !== true) return file;
  try {
    return await realpath(file);
  } catch (error) {
    ignoreMissing(error);
    throw new Error('it is a link to something that is not there', { cause: error });
  }
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
