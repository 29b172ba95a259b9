import { timestampOf, type Database } from '@scs/store';
import type { Transaction } from 'kysely';

/** What a subscriber is told of the subscription itself. */
type OwnMail = 'subscription.confirm' | 'subscription.known';

/** Queues a message to one subscriber, who may not have confirmed the address. It holds nothing that it is written from. */
export async function queueMail(
  tx: Transaction<Database>,
  { subscriptionId, event, now }: { subscriptionId: string; event: OwnMail; now: Date },
): Promise<void> {
  const at = timestampOf(now);
  const { id } = await tx
    .insertInto('outbox')
    .values({ event, object_id: subscriptionId, payload: '{}', at })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('outbox')
    // taken over already: it is for nobody else
    .set({ delivered_at: at, message: JSON.stringify({ version: 1, type: event, timestamp: at }) })
    .where('id', '=', id)
    .execute();
  await tx
    .insertInto('deliveries')
    .values({ subscription_id: subscriptionId, outbox_id: id, next_at: at, by_mail: true })
    .execute();
}

/** What was held for a digest is told one by one, now that there is to be none. */
export async function releaseHeld(tx: Transaction<Database>, subscriptionId: string, now: Date): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ state: 'pending', next_at: timestampOf(now) })
    .where('subscription_id', '=', subscriptionId)
    .where('state', '=', 'held')
    .execute();
}
