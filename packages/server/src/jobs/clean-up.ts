import { timestampOf, type Database } from '@scs/store';
import { sql, type Kysely } from 'kysely';

const hour = 3_600_000;
const day = 24 * hour;

interface Rule {
  readonly table: string;
  readonly column: string;
  readonly keptMs: number;
  /** Which rows it is about, as SQL. */
  readonly where?: string;
}

/** What is kept no longer than it is of use. The audit log is kept for ever. */
const rules = [
  { table: 'sessions', column: 'expires_at', keptMs: 0 },
  { table: 'sessions', column: 'idle_until', keptMs: 0 },
  { table: 'passkey_challenges', column: 'expires_at', keptMs: hour },
  // kept for a while, so that an administrator sees what has become of them; that they were made and used is in the audit log
  { table: 'invitations', column: 'expires_at', keptMs: 30 * day },
  { table: 'invitations', column: 'used_at', keptMs: 30 * day },
  { table: 'sign_in_attempts', column: 'since', keptMs: day },
  { table: 'idempotency_keys', column: 'created_at', keptMs: day },
  // with its deliveries
  { table: 'outbox', column: 'delivered_at', keptMs: 30 * day },
  { table: 'digests', column: 'made_at', keptMs: 60 * day },
  // addresses that nobody has confirmed
  { table: 'subscriptions', column: 'created_at', keptMs: 7 * day, where: "kind = 'email' and confirmed_at is null" },
] as const satisfies readonly Rule[];

/** So that no statement takes long, nor locks much. */
const batch = 5000;

/**
 * Deletes what has expired, in batches. When it is stopped half way, the next one does the rest.
 *
 * @returns how many rows were deleted, by table
 */
export async function cleanUp(db: Kysely<Database>, now: Date): Promise<Record<string, number>> {
  const deleted: Record<string, number> = {};
  for (const { table, column, keptMs, where = 'true' } of rules as readonly Rule[]) {
    const before = timestampOf(new Date(now.getTime() - keptMs));
    for (let count = batch; count === batch; deleted[table] = (deleted[table] ?? 0) + count) {
      const { numAffectedRows } = await sql`delete from ${sql.table(table)} where ctid in (
        select ctid from ${sql.table(table)} where ${sql.ref(column)} < ${before} and ${sql.raw(where)}
        limit ${batch} for update skip locked)`.execute(db);
      count = Number(numAffectedRows ?? 0);
    }
  }
  return deleted;
}
