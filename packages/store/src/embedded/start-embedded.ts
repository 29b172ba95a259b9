import { join } from 'node:path';
import { findClosedDirectory } from './choose-account.ts';
import { copyRelease } from './copy-release.ts';
import { findNativeDirectory, readVersion } from './find-binaries.ts';
import { linkLibraries } from './link-libraries.ts';
import { prepareDirectory } from './prepare-directory.ts';
import { startCluster, type RunningCluster } from './start-cluster.ts';
import type { Account, Binaries, EmbeddedLog, Layout } from './types.ts';

export interface StartEmbeddedOptions {
  /** Everything lies in `<dataDir>/postgres`. Made where it is missing; relative to the working directory. */
  readonly dataDir: string;
  readonly log?: EmbeddedLog;
}

/**
 * Starts the PostgreSQL that comes with this release, on a directory that no other process uses, and keeps it running until it is
 * stopped. It listens on a Unix socket alone. It does not outlive this process, however that ends, and what was acknowledged
 * survives any end.
 *
 * @throws StoreError with a code of `data-directory-*`, `platform-unsupported`, `binaries-*`, `disk-full`,
 *   `major-version-differs`, `database-*`
 * @example
 * const database = await startEmbedded({ dataDir: '/var/lib/scs', log });
 * const store = connect({ connectionString: database.connectionString });
 * …
 * await database.stop();
 */
export async function startEmbedded({ dataDir, log = silent }: StartEmbeddedOptions): Promise<RunningCluster> {
  // before anything is written
  findNativeDirectory();
  return startCluster({ layout: prepareDirectory(dataDir), log, findBinaries: findEmbeddedBinaries });
}

/**
 * The programs that come with this release, with their libraries linked in the data directory where need be; a copy of them
 * there when the account may not go where they are installed, such as root's home.
 */
export async function findEmbeddedBinaries(
  { libraries, release }: Pick<Layout, 'libraries' | 'release'>,
  account: Account,
): Promise<Binaries> {
  const installed = findNativeDirectory();
  const isClosed = (await findClosedDirectory(join(installed, 'bin', 'postgres'), account)) !== undefined;
  const native = isClosed ? await copyRelease(installed, release) : installed;
  const libraryDirectory = await linkLibraries(native, libraries);
  const binDirectory = join(native, 'bin');
  return { binDirectory, libraryDirectory, ...(await readVersion(binDirectory, libraryDirectory)) };
}

const silent: EmbeddedLog = { info: () => undefined, warn: () => undefined };
