import type { Database } from '@scs/store';
import type { Transaction } from 'kysely';
import { invalidField } from '../errors.ts';

/** @throws ServerError `invalid` for the first component that does not exist */
export async function refuseUnknownComponents(
  tx: Transaction<Database>,
  ids: readonly string[] | null | undefined,
): Promise<void> {
  if (ids === null || ids === undefined) return;
  const rows = await tx.selectFrom('components').select('id').where('id', 'in', ids).execute();
  const known = new Set(rows.map(({ id }) => id));
  const unknown = ids.findIndex((id) => !known.has(id));
  if (unknown !== -1) throw invalidField(`componentIds[${String(unknown)}]`, 'is no component');
}
