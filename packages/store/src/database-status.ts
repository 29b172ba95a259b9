import { connect, type ConnectionOptions } from './connect.ts';
import { openClient } from './open-client.ts';
import { migrationStatus } from './migrate/migrate.ts';

export interface DatabaseStatus {
  /** For example `18.4`. */
  readonly version: string;
  /** What it takes on the disk. */
  readonly bytes: number;
  /** In their order; without `madeAt` those that are still to be made. */
  readonly migrations: readonly { readonly name: string; readonly madeAt: Date | undefined }[];
}

/**
 * Looks at a database, and changes nothing.
 *
 * @throws StoreError `database-unreachable`, `schema-too-new`
 */
export async function databaseStatus(connection: ConnectionOptions): Promise<DatabaseStatus> {
  const client = await openClient(connection);
  const { rows } = await client
    .query<{
      version: string;
      bytes: string;
    }>(`SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS bytes`)
    .finally(() => client.end());
  const store = connect(connection, { maxConnections: 1 });
  try {
    const migrations = await migrationStatus(store.db);
    return { version: rows[0]?.version ?? '', bytes: Number(rows[0]?.bytes), migrations };
  } finally {
    await store.close();
  }
}
