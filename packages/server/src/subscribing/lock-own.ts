import type { Database } from '@scs/store';
import type { Transaction } from 'kysely';
import { notFound } from '../errors.ts';

/**
 * The subscription of whoever holds the link to it. For the audit log it goes through `audited`.
 *
 * @throws ServerError `not-found`
 */
export async function lockOwn(tx: Transaction<Database>, id: string) {
  const subscription = await tx
    .selectFrom('subscriptions')
    .select(['id', 'kind', 'component_ids', 'about', 'frequency', 'language', 'confirmed_at', 'version'])
    .select(['disabled_at', 'disabled_reason'])
    .where('id', '=', id)
    .where('kind', '=', 'email')
    .forUpdate()
    .executeTakeFirst();
  if (subscription === undefined) throw notFound('subscription', id);
  return subscription;
}
