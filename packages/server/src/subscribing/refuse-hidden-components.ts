import type { Database } from '@scs/store';
import type { Transaction } from 'kysely';
import { invalidField } from '../errors.ts';

/**
 * Strangers choose among what they may see, and do not learn what else there is.
 *
 * @throws ServerError `invalid`
 */
export async function refuseHiddenComponents(
  tx: Transaction<Database>,
  ids: readonly string[] | null,
  { already = [] }: { already?: readonly string[] } = {},
): Promise<void> {
  const chosen = [...new Set((ids ?? []).filter((id) => !already.includes(id)))];
  if (chosen.length === 0) return;
  const rows = await tx
    .selectFrom('components')
    .select('id')
    .where('id', 'in', chosen)
    .where('visibility', '=', 'public')
    .execute();
  if (rows.length < chosen.length) throw invalidField('componentIds', 'one of them is no component');
}
