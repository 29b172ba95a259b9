import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './schema/database.ts';
import { timestampFromPostgres } from './timestamp.ts';

/** An open database: queries through `db`, and what needs a connection of its own through `pool`. */
export interface Store {
  readonly db: Kysely<Database>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** Where a database is: a URL, or the parts that `pg` takes. */
export type ConnectionOptions = Pick<
  pg.PoolConfig,
  'connectionString' | 'host' | 'port' | 'user' | 'password' | 'database' | 'ssl'
>;

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.TIMESTAMPTZ
      ? timestampFromPostgres
      : (pg.types.getTypeParser(oid, format) as (text: string) => unknown),
};

/**
 * Opens a pool of connections; none is made before the first query. Sessions run in UTC, and moments are texts (see
 * `Timestamp`). A connection that breaks while it is idle is told to `onIdleError` and replaced by the pool.
 *
 * @example const store = connect({ connectionString: 'postgres://scs@db.example/scs' }, { maxConnections: 10 });
 */
export function connect(
  options: ConnectionOptions,
  {
    maxConnections = 10,
    onIdleError = () => undefined,
  }: { maxConnections?: number; onIdleError?: (error: Error) => void } = {},
): Store {
  const pool = new pg.Pool({
    ...options,
    types,
    max: maxConnections,
    connectionTimeoutMillis: 5000,
    application_name: 'scs',
    options:
      '-c TimeZone=UTC -c random_page_cost=1.1 -c statement_timeout=30s -c idle_in_transaction_session_timeout=60s',
  });
  pool.on('error', onIdleError);
  // the pool hears only connections that are idle; one that breaks in use is told to its statement or to the next one, and
  // would end the process if nobody heard it
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => db.destroy() };
}
