import type { Database } from '@scs/store';
import type { Transaction } from 'kysely';
import { ServerError } from '../../errors.ts';

/**
 * Refuses to take the last administrator away; who is disabled or suspended cannot help. All administrators are held until the
 * transaction ends, so that two who remove each other at the same moment do not both succeed.
 *
 * @throws ServerError `conflict`
 */
export async function keepLastAdministrator(tx: Transaction<Database>, userId: string): Promise<void> {
  const administrators = await tx
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'administrator')
    .where('is_disabled', '=', false)
    .where('is_suspended', '=', false)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (administrators.length > 1 || administrators[0]?.id !== userId) return;
  throw new ServerError('conflict', 'This is the last administrator.', 'Make somebody else an administrator first.');
}
