import { connect, migrate } from '@scs/store';
import type { DatabaseOptions } from './options.ts';
import { withDatabase } from './with-database.ts';

/** `scs db migrate`: makes the migrations that are missing, and names them. */
export async function migrateDatabase(options: DatabaseOptions): Promise<void> {
  await withDatabase({ ...options, canCreate: true }, async ({ connectionString, where }) => {
    const store = connect({ connectionString }, { maxConnections: 2 });
    try {
      const made = await migrate(store.db);
      for (const name of made) process.stdout.write(`made ${name}\n`);
      process.stdout.write(`The schema of ${where} ${made.length > 0 ? 'is now' : 'was already'} up to date.\n`);
    } finally {
      await store.close();
    }
  });
}
