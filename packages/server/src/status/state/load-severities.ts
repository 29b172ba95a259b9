import type { Severity } from '@scs/status';
import type { Database } from '@scs/store';
import type { Kysely } from 'kysely';

/** The severities that name a range. */
export async function loadSeverities(db: Kysely<Database>): Promise<Severity[]> {
  const rows = await db
    .selectFrom('severities')
    .select(['display_name', 'value'])
    .where('value', 'is not', null)
    .orderBy('value')
    .execute();
  return rows.map(({ display_name: name, value }) => ({ name: name ?? String(value), value }));
}
