import { connect, migrate } from '@scs/store';
import { createTestDatabase, forEachDatabase, type TestDatabase } from '@scs/store/testing';
import { afterAll, beforeAll, describe } from 'vitest';
import { startTestServer, type TestServer } from './test-server.ts';

/** Makes the template of the test databases: all migrations, no data. */
export async function migrateTestDatabase(connectionString: string): Promise<void> {
  const store = connect({ connectionString });
  await migrate(store.db);
  await store.close();
}

/** Describes the same tests on every database, each with a server of its own that starts empty. */
export function withServer(
  title: string,
  body: (server: () => TestServer) => void,
  settings: Parameters<typeof startTestServer>[1] = {},
): void {
  describe(title, () => {
    forEachDatabase((name) => {
      let database: TestDatabase | undefined;
      let server: TestServer | undefined;
      beforeAll(async () => {
        database = await createTestDatabase({ server: name, prepare: migrateTestDatabase });
        server = await startTestServer({ connectionString: database.connectionString }, settings);
      });
      afterAll(async () => {
        await server?.stop();
        await database?.drop();
      });
      body(() => {
        if (server === undefined) throw new Error('the server has not started');
        return server;
      });
    });
  });
}
