import type { Database } from '@scs/store';
import type { Transaction } from 'kysely';

/** Gives what was made just now the id that was declared for it. */
export async function fixId(
  tx: Transaction<Database>,
  table: 'components' | 'impact_types',
  wanted: string | null,
  made: string,
): Promise<void> {
  if (wanted !== null) await tx.updateTable(table).set({ id: wanted.toLowerCase() }).where('id', '=', made).execute();
}
