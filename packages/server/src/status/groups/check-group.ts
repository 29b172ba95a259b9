import type { Database } from '@scs/store';
import type { Transaction } from 'kysely';
import { invalidField } from '../../errors.ts';

/** @throws ServerError `invalid` when a component is to be in a group that does not exist */
export async function checkGroup(tx: Transaction<Database>, groupId: string | null | undefined): Promise<void> {
  if (typeof groupId !== 'string') return;
  // locked, so that nobody deletes it before the component is in it
  const group = await tx
    .selectFrom('component_groups')
    .select('id')
    .where('id', '=', groupId)
    .forKeyShare()
    .executeTakeFirst();
  if (group === undefined) throw invalidField('groupId', `there is no component group ${groupId}`);
}
