import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestProject } from 'vitest/node';
import type { RunningCluster } from '../embedded/start-cluster.ts';
import { startTestServer } from './start-test-server.ts';
import { selectedServers, whyUnavailable, type TestServerName } from './test-servers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The socket at which a test file asks for a PostgreSQL. */
    testPostgresSocket: string;
  }
}

/** What a test file gets for the name of a server. */
export type TestServerAnswer =
  | { readonly connectionString: string; readonly version: string; readonly generation: number }
  | { readonly failure: string };

/**
 * One PostgreSQL of each kind for a whole run, started when the first test file asks for it. The servers belong to Vitest's main
 * process, since its workers come and go; these ask by a socket.
 */
export default async function provideTestServers(project: TestProject): Promise<() => Promise<void>> {
  for (const server of selectedServers()) {
    const reason = whyUnavailable(server);
    if (reason !== undefined) console.log(`tests on the ${server} PostgreSQL are skipped: ${reason}`);
  }
  const directory = mkdtempSync(join(tmpdir(), 'scs-test-postgres-'));
  // root's PostgreSQL runs as somebody else, who must get in
  if (process.geteuid?.() === 0) chmodSync(directory, 0o711);
  const running = new Map<TestServerName, Promise<RunningCluster>>();
  // a template is that of the code which made it: in watch mode, each run makes its own
  let generation = 0;
  project.onTestsRerun(() => {
    generation++;
  });

  const answer = async (server: TestServerName): Promise<TestServerAnswer> => {
    try {
      const starting = running.get(server) ?? startTestServer(server, directory);
      running.set(server, starting);
      const { connectionString, version } = await starting;
      return { connectionString, version, generation };
    } catch (error) {
      return { failure: error instanceof Error ? error.message : String(error) };
    }
  };
  const broker = createServer((connection: Socket) => {
    connection.on('error', () => undefined);
    createInterface(connection).once('line', (name) => {
      void answer(name as TestServerName).then((said) => connection.end(`${JSON.stringify(said)}\n`));
    });
  });
  const path = join(directory, 'broker');
  await new Promise<void>((resolve) => broker.listen(path, resolve));
  chmodSync(path, 0o600);
  project.provide('testPostgresSocket', path);

  return async () => {
    broker.close();
    for (const starting of running.values()) {
      await starting.then(
        (cluster) => cluster.stop(),
        () => undefined,
      );
    }
    rmSync(directory, { recursive: true, force: true });
  };
}
