import { timestampOf, type Database } from '@scs/store';
import type { Kysely, Transaction } from 'kysely';
import { composeMessage, type Message } from './compose-message.ts';

const batch = 100;

/**
 * Takes what happened from the outbox and writes down who has to be told: one delivery for each subscriber and event. Both
 * in one transaction: whatever happens to this process, no event is forgotten and none is taken twice.
 *
 * @returns whether that was all; there are no more at once than fit in a batch
 */
export async function fanOut(db: Kysely<Database>, now: Date): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const events = await tx
      .selectFrom('outbox')
      .select(['id', 'at', 'event', 'object_id', 'payload'])
      .where('delivered_at', 'is', null)
      .orderBy('id')
      .limit(batch)
      .forUpdate()
      .skipLocked()
      .execute();
    if (events.length === 0) return true;
    const subscriptions = await tx
      .selectFrom('subscriptions')
      .select(['id', 'component_ids', 'events', 'created_at'])
      .where('kind', '=', 'webhook')
      .where('disabled_at', 'is', null)
      .execute();
    for (const event of subscriptions.length === 0 ? [] : events) {
      const message = await composeMessage(tx, event, now);
      if (message === undefined) continue;
      const ids = subscriptions
        // who subscribes later is not told of what was before
        .filter((subscription) => Date.parse(subscription.created_at) <= Date.parse(event.at))
        .filter((subscription) => isMeant(subscription, event.event, message))
        .map(({ id }) => id);
      await writeDeliveries(tx, event.id, ids, message, now);
    }
    const ids = events.map(({ id }) => id);
    await tx
      .updateTable('outbox')
      .set({ delivered_at: timestampOf(now) })
      .where('id', 'in', ids)
      .execute();
    return events.length < batch;
  });
}

interface Wishes {
  readonly component_ids: readonly string[] | null;
  readonly events: readonly string[] | null;
}

/** Of a deletion all are told: which components it was about is not known any more. */
function isMeant({ component_ids: wanted, events }: Wishes, event: string, { componentIds }: Message): boolean {
  return (
    (events === null || events.some((one) => one === event || event.startsWith(`${one}.`))) &&
    (wanted === null || componentIds === null || componentIds.some((id) => wanted.includes(id)))
  );
}

async function writeDeliveries(
  tx: Transaction<Database>,
  eventId: string,
  subscriptionIds: readonly string[],
  { body }: Message,
  now: Date,
): Promise<void> {
  if (subscriptionIds.length === 0) return;
  await tx.updateTable('outbox').set({ message: body }).where('id', '=', eventId).execute();
  await tx
    .insertInto('deliveries')
    .values(subscriptionIds.map((id) => ({ subscription_id: id, outbox_id: eventId, next_at: timestampOf(now) })))
    .onConflict((conflict) => conflict.columns(['subscription_id', 'outbox_id']).doNothing())
    .execute();
}
