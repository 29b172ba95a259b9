import type { Database } from '@scs/store';
import type { Transaction } from 'kysely';
import { notFound } from '../errors.ts';

/**
 * The subscription without its secret. For the audit log it goes through `audited`.
 *
 * @throws ServerError `not-found`
 */
export async function lockSubscription(tx: Transaction<Database>, id: string) {
  const subscription = await tx
    .selectFrom('subscriptions')
    .select([
      'id',
      'kind',
      'address',
      'room',
      'language',
      'component_ids',
      'events',
      'about',
      'frequency',
      'confirmed_at',
    ])
    .select(['bounces', 'disabled_at', 'disabled_reason', 'version'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (subscription === undefined) throw notFound('subscription', id);
  return subscription;
}
