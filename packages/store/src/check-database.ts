import type { ConnectionOptions } from './connect.ts';
import { StoreError } from './errors.ts';
import { openClient } from './open-client.ts';

/** PostgreSQL 15, as `server_version_num` says it. */
const oldest = 150_000;

/**
 * Sees that a database lets us in and is new enough, before anything is done to it.
 *
 * @throws StoreError `database-unreachable`, `database-too-old`
 */
export async function checkDatabase(connection: ConnectionOptions): Promise<void> {
  const client = await openClient(connection);
  try {
    const { rows } = await client.query<{ number: number; name: string }>(
      "select current_setting('server_version_num')::int as number, current_setting('server_version') as name",
    );
    const version = rows[0];
    if (version === undefined || version.number >= oldest) return;
    throw new StoreError('database-too-old', `The database is PostgreSQL ${version.name}, and 15 is needed.`);
  } finally {
    await client.end();
  }
}
