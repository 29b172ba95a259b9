import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findEmbeddedBinaries } from '../embedded/start-embedded.ts';
import { readVersion } from '../embedded/find-binaries.ts';
import { prepareDirectory } from '../embedded/prepare-directory.ts';
import { startCluster, type RunningCluster } from '../embedded/start-cluster.ts';
import { debianBinaries, type TestServerName } from './test-servers.ts';

/** Starts a server for tests in `<directory>/<name>`: quick, with no care for the data, and open to many connections. */
export async function startTestServer(server: TestServerName, directory: string): Promise<RunningCluster> {
  const dataDir = join(directory, server);
  mkdirSync(dataDir, { recursive: true });
  return startCluster({
    layout: prepareDirectory(dataDir),
    log: { info: () => undefined, warn: console.warn },
    findBinaries:
      server === 'embedded'
        ? findEmbeddedBinaries
        : async () => ({ binDirectory: debianBinaries, ...(await readVersion(debianBinaries)) }),
    roleAttributes: 'CREATEDB',
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  });
}
