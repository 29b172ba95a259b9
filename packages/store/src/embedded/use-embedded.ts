import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from '../errors.ts';
import { readPassword } from './password.ts';
import { prepareDirectory } from './prepare-directory.ts';
import { connectionString, type RunningCluster } from './start-cluster.ts';
import { startEmbedded, type StartEmbeddedOptions } from './start-embedded.ts';
import { socketDirectoryOf, socketName } from './socket-directory.ts';

/** A database for as long as a command needs it. */
type UsedCluster = Pick<RunningCluster, 'connectionString' | 'stop'>;

/**
 * Opens the embedded database for a command that is short: the one of the server that runs on the directory, if one does;
 * otherwise it is started, and stopped at the end.
 *
 * @throws StoreError as {@link startEmbedded}
 */
export async function useEmbedded(options: StartEmbeddedOptions): Promise<UsedCluster> {
  try {
    return await startEmbedded(options);
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'data-directory-in-use') throw error;
    const running = findRunning(options.dataDir);
    if (running === undefined) throw error;
    return { connectionString: running, stop: () => Promise.resolve() };
  }
}

/** The connection to a cluster that another process runs; undefined as long as it has no socket. */
function findRunning(dataDir: string): string | undefined {
  const layout = prepareDirectory(dataDir);
  const password = readPassword(layout.password);
  const socket = socketDirectoryOf(layout);
  if (password === undefined || !existsSync(join(socket, socketName))) return undefined;
  return connectionString(password, socket);
}
