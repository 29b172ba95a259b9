import { timestampOf, type Database } from '@scs/store';
import { sql, type Kysely, type Transaction } from 'kysely';
import { composeMessage, type Message, type OutboxEvent } from './compose-message.ts';
import { isNews } from './notice.ts';

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
    for (const event of events) {
      const message = await composeMessage(tx, event, now);
      if (message !== undefined) await writeDeliveries(tx, event, message, now);
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

/** Whether there are events that nobody has taken over. */
export async function hasUndelivered(db: Kysely<Database>): Promise<boolean> {
  const row = await db.selectFrom('outbox').select('id').where('delivered_at', 'is', null).limit(1).executeTakeFirst();
  return row !== undefined;
}

/**
 * One statement, however many subscribers there are. Who subscribes later is not told of what was before. Of a deletion all are
 * told: which components it was about is not known any more. People are told news alone, unless they have named their events.
 * An address that nobody has confirmed is told nothing, and what waits for a digest is held.
 */
async function writeDeliveries(
  tx: Transaction<Database>,
  { id, at, event }: OutboxEvent,
  { body, componentIds, about }: Message,
  now: Date,
): Promise<void> {
  const [area = ''] = event.split('.', 1);
  const { numAffectedRows = 0n } = await sql`
    insert into deliveries (subscription_id, outbox_id, next_at, by_mail, state)
    select s.id, ${id}, ${timestampOf(now)}::timestamptz, s.kind = 'email',
      case when s.frequency = 'immediate' then 'pending' else 'held' end
    from subscriptions s
    where s.disabled_at is null and (s.kind <> 'email' or s.confirmed_at is not null)
      and coalesce(s.confirmed_at, s.created_at) <= ${at}::timestamptz
      and (s.about is null or ${about}::text is null or s.about = ${about}::text)
      and (s.events ?| ${[event, area]}::text[] or s.events is null and (s.kind = 'webhook' or ${isNews(event)}::boolean))
      and (s.component_ids is null or ${componentIds}::text[] is null or s.component_ids ?| ${componentIds}::text[])
    on conflict (subscription_id, outbox_id) do nothing`.execute(tx);
  if (numAffectedRows === 0n) return;
  await tx.updateTable('outbox').set({ message: body }).where('id', '=', id).execute();
}
