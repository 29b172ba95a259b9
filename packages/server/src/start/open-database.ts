import { checkDatabase, connect, migrate, startEmbedded, type Store } from '@scs/store';
import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../config/schema.ts';
import { whenDatabaseAnswers } from './when-database-answers.ts';

/** A database that is up to date, with the pool of connections to it. */
export interface OpenDatabase {
  readonly store: Store;
  /** In words, without a secret: for people. */
  readonly where: string;
  /** Closes the pool, and stops the database if it is ours. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the database of `database.url`, or starts the embedded one in the data directory, and brings its schema up to date.
 *
 * @throws StoreError
 */
export async function openDatabase(
  { database, dataDir }: Pick<Config, 'database' | 'dataDir'>,
  log: FastifyBaseLogger,
): Promise<OpenDatabase> {
  const undo = new AsyncDisposableStack();
  try {
    let connectionString = database.url?.reveal();
    let where = 'the PostgreSQL of database.url';
    if (connectionString === undefined) {
      const cluster = await startEmbedded({ dataDir, log });
      undo.defer(() => cluster.stop());
      connectionString = cluster.connectionString;
      where = `PostgreSQL ${cluster.version} in ${dataDir}`;
    } else {
      await checkDatabase({ connectionString });
    }
    const store = connect(
      { connectionString },
      {
        maxConnections: database.poolSize,
        onIdleError: (error) => {
          log.warn({ reason: error.message }, 'a connection to the database was lost');
        },
      },
    );
    undo.defer(() => store.close());
    const made = await whenDatabaseAnswers(log, () => migrate(store.db));
    if (made.length > 0) log.info({ migrations: made }, 'the database schema was brought up to date');
    const opened = undo.move();
    return { store, where, close: () => opened.disposeAsync() };
  } catch (error) {
    await undo.disposeAsync();
    throw error;
  }
}
