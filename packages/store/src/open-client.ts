import pg from 'pg';
import type { ConnectionOptions } from './connect.ts';
import { StoreError } from './errors.ts';

/**
 * Opens one connection for something that may take long: statements have no time limit, and everything is written in the form that any
 * PostgreSQL reads.
 *
 * @throws StoreError `database-unreachable`
 */
export async function openClient(connection: ConnectionOptions): Promise<pg.Client> {
  const client = new pg.Client({
    ...connection,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: 'scs',
    options:
      '-c TimeZone=UTC -c DateStyle=ISO,MDY -c IntervalStyle=postgres -c bytea_output=hex -c extra_float_digits=1 ' +
      '-c statement_timeout=0 -c idle_in_transaction_session_timeout=0',
  });
  // a connection that breaks fails the statement that runs; there is no other listener that the error would need
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (cause) {
    const reason = cause instanceof Error && cause.message !== '' ? cause.message : String(cause);
    throw new StoreError('database-unreachable', `The database does not let us in: ${reason}.`, { cause });
  }
}
