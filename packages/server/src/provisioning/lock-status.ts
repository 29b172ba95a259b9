import type { Database } from '@scs/store';
import { sql, type Transaction } from 'kysely';

/** Lets one declaration be applied at a time: two servers that start together must not both fill an empty page. */
export async function lockStatus(tx: Transaction<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('scs status declaration'))`.execute(tx);
}
