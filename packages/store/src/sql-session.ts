import type { ConnectionOptions } from './connect.ts';
import { openClient } from './open-client.ts';

/** What a statement gave. */
export interface SqlAnswer {
  /** For example `SELECT`. */
  readonly command: string;
  /** The number of rows that it is about; null where it is about none. */
  readonly count: number | null;
  readonly columns: readonly string[];
  /** As PostgreSQL writes them. */
  readonly rows: readonly (readonly (string | null)[])[];
}

/** A connection for a person who types SQL. */
export interface SqlSession {
  /** Runs one statement or several, and gives an answer for each. */
  query(sql: string): Promise<SqlAnswer[]>;
  close(): Promise<void>;
}

/**
 * Opens a session for statements of a person; nothing limits how long one takes.
 *
 * @throws StoreError `database-unreachable`
 */
export async function openSqlSession(connection: ConnectionOptions): Promise<SqlSession> {
  const client = await openClient(connection);
  return {
    async query(sql) {
      const given = await client.query<(string | null)[]>({
        text: sql,
        rowMode: 'array',
        types: { getTypeParser: () => (text: string) => text },
      });
      const results = Array.isArray(given) ? (given as (typeof given)[]) : [given];
      return results.map(({ command, rowCount, fields, rows }) => ({
        command,
        count: rowCount,
        columns: fields.map(({ name }) => name),
        rows,
      }));
    },
    close: () => client.end(),
  };
}
