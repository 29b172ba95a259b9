import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreError } from '../errors.ts';
import { readPassword } from './password.ts';
import { prepareDirectory } from './prepare-directory.ts';
import { findSocketDirectory, socketName } from './socket-directory.ts';
import { connectionString } from './start-cluster.ts';
import { startEmbedded, type StartEmbeddedOptions } from './start-embedded.ts';

export interface OpenEmbeddedOptions extends StartEmbeddedOptions {
  /** Makes a new database where there is none; otherwise that is an error. */
  readonly canCreate?: boolean;
}

/** A database to work on. */
export interface OpenedEmbedded {
  readonly connectionString: string;
  /** Whether another process, usually `scs serve`, runs it. */
  readonly isShared: boolean;
  /** Stops it if it was started here. */
  close(): Promise<void>;
}

/**
 * Opens an embedded database, whether the platform is running or not: starts it, or, when another process has the directory,
 * connects to the database of that process. The lock of the directory tells which it is.
 *
 * @throws StoreError as {@link startEmbedded}, and `database-absent`
 */
export async function openEmbedded({ canCreate = false, ...options }: OpenEmbeddedOptions): Promise<OpenedEmbedded> {
  const directory = resolve(options.dataDir);
  if (!canCreate && !existsSync(join(directory, 'postgres', 'cluster'))) {
    throw new StoreError('database-absent', `There is no database in ${directory}.`);
  }
  try {
    const cluster = await startEmbedded(options);
    return { connectionString: cluster.connectionString, isShared: false, close: () => cluster.stop() };
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'data-directory-in-use') throw error;
    const running = await findRunning(directory);
    if (running === undefined) throw error;
    return { connectionString: running, isShared: true, close: () => Promise.resolve() };
  }
}

/** Waits a while, since the other process may be just starting it. */
async function findRunning(directory: string): Promise<string | undefined> {
  const layout = prepareDirectory(directory);
  for (let attempt = 0; attempt < 200; attempt++) {
    const password = readPassword(layout.password);
    const socket = findSocketDirectory(layout);
    if (password !== undefined && existsSync(join(socket, socketName))) return connectionString(password, socket);
    await sleep(50);
  }
  return undefined;
}
