import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './schema/database.ts';
import { timestampFromPostgres } from './timestamp.ts';

/** An open database: queries through `db`, and what needs a connection of its own through `pool`. */
export interface Store {
  readonly db: Kysely<Database>;
  readonly pool: pg.Pool;
  /** Says goodbye to the database; when that does not answer, the connections are cut. May be called twice. */
  close(): Promise<void>;
}

/** Where a database is: a URL, or the parts that `pg` takes. */
export type ConnectionOptions = Pick<
  pg.PoolConfig,
  'connectionString' | 'host' | 'port' | 'user' | 'password' | 'database' | 'ssl'
>;

/** The server ends a statement that takes longer. */
const statementTimeoutMs = 30_000;

/**
 * For every connection that serves requests and jobs. A server that hangs, or is gone without a word, keeps no limits: then it is
 * this side that gives up, a little later than the server would have.
 */
export const connectionLimits = {
  connectionTimeoutMillis: 5000,
  query_timeout: statementTimeoutMs + 5000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
} as const;

/** For so long the connections may take to end. */
const closeWithinMs = 3000;

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
    answerWithinMs = connectionLimits.query_timeout,
  }: { maxConnections?: number; onIdleError?: (error: Error) => void; answerWithinMs?: number } = {},
): Store {
  const pool = new pg.Pool({
    ...options,
    types,
    max: maxConnections,
    ...connectionLimits,
    query_timeout: answerWithinMs,
    application_name: 'scs',
    options: `-c TimeZone=UTC -c random_page_cost=1.1 -c statement_timeout=${String(statementTimeoutMs)} -c idle_in_transaction_session_timeout=60s`,
  });
  pool.on('error', onIdleError);
  // the pool hears only connections that are idle; one that breaks in use is told to its statement or to the next one, and
  // would end the process if nobody heard it
  const open = new Set<pg.PoolClient>();
  pool.on('connect', (client) => {
    open.add(client);
    client.once('end', () => open.delete(client));
    client.on('error', () => undefined);
    endWhenSilent(client);
  });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  let closing: Promise<void> | undefined;
  return { db, pool, close: () => (closing ??= closeAll(db, open)) };
}

async function closeAll(db: Kysely<Database>, open: ReadonlySet<pg.PoolClient>): Promise<void> {
  const patience = new AbortController();
  const isOver = await Promise.race([
    db.destroy().then(() => true),
    sleep(closeWithinMs, false, { signal: patience.signal }).catch(() => true),
  ]);
  patience.abort();
  // whoever has not given one back hears that it is gone
  if (!isOver) for (const { connection } of open) connection.stream.destroy();
}

/**
 * `pg` gives up on a statement after `query_timeout`, and would give the connection the next one, which waits for the end of the first.
 * With the connection everything ends that somebody else waits for.
 */
function endWhenSilent(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const watched = (...args: unknown[]): unknown => {
    const answer = query(...args);
    if (answer instanceof Promise) {
      answer.catch((error: unknown) => {
        if (!isReadTimeout(error)) return;
        // for whoever judges errors by their code: the database is away
        Object.assign(error, { code: 'ETIMEDOUT' });
        void client.end();
      });
    }
    return answer;
  };
  client.query = watched as typeof client.query;
}

function isReadTimeout(error: unknown): error is Error {
  return error instanceof Error && error.message === 'Query read timeout';
}
