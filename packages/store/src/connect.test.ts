import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { connect } from './connect.ts';
import { startDatabaseProxy } from './testing/database-proxy.ts';
import { createTestDatabase, forEachDatabase } from './testing/test-database.ts';

forEachDatabase((server) => {
  test('a connection that breaks between two statements of a transaction ends that, and not the process', async () => {
    const database = await createTestDatabase({ server });
    const store = connect({ connectionString: database.connectionString });
    onTestFinished(async () => {
      await store.close();
      await database.drop();
    });
    const uncaught: unknown[] = [];
    const note = (error: unknown) => uncaught.push(error);
    process.on('uncaughtException', note);
    onTestFinished(() => void process.off('uncaughtException', note));

    const broken = store.db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await sql`select pg_terminate_backend(${rows[0]?.pid}, 5000)`.execute(store.db);
      // until the driver has heard of it, which is when nobody waits for an answer
      await new Promise((resolve) => setTimeout(resolve, 200));
      await sql`select 1`.execute(tx);
    });
    await expect(broken).rejects.toThrow(/terminat|not queryable/i);
    expect(uncaught).toEqual([]);
    expect((await sql<{ one: number }>`select 1 as one`.execute(store.db)).rows).toEqual([{ one: 1 }]);
  });
});

test('a database that hangs keeps nobody waiting, nor the end', async () => {
  const database = await createTestDatabase();
  const proxy = await startDatabaseProxy(database.connectionString);
  const store = connect({ connectionString: proxy.connectionString }, { maxConnections: 1, answerWithinMs: 300 });
  onTestFinished(async () => {
    await store.close();
    await proxy.stop();
    await database.drop();
  });
  const one = sql`select 1`;
  await one.execute(store.db);
  proxy.fallSilent();
  await expect(one.execute(store.db)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
  // not on the connection that hangs
  await one.execute(store.db);

  await store.pool.connect();
  proxy.fallSilent({ alsoNew: true });
  await store.close();
});
