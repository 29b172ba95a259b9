import { connect, migrate, type Store } from '@scs/store';
import { createTestDatabase, forEachDatabase, type TestDatabase } from '@scs/store/testing';
import { afterAll, beforeAll, describe } from 'vitest';

/** Describes the same tests on every PostgreSQL, each with a database of its own, without a server. */
export function withStore(title: string, body: (store: () => Store) => void): void {
  describe(title, () => {
    forEachDatabase((server) => {
      let database: TestDatabase | undefined;
      let store: Store | undefined;
      beforeAll(async () => {
        database = await createTestDatabase({ server, prepare });
        store = connect({ connectionString: database.connectionString }, { maxConnections: 5 });
      });
      afterAll(async () => {
        await store?.close();
        await database?.drop();
      });
      body(() => {
        if (store === undefined) throw new Error('the database has not started');
        return store;
      });
    });
  });
}

async function prepare(connectionString: string): Promise<void> {
  const store = connect({ connectionString });
  await migrate(store.db);
  await store.close();
}
