import { timestampOf, type Database } from '@scs/store';
import { sql, type Kysely, type Transaction } from 'kysely';
import { digestDate } from './digest-date.ts';
import { goneReason, isStillPublic } from './still-public.ts';

const periods = ['daily', 'weekly'] as const;

/**
 * Makes the digests whose time has come: for each subscriber who has something held for it one delivery, which tells all of that.
 * Who has nothing gets nothing, and nobody is told what was deleted or hidden meanwhile. Each date is taken once, by whichever process comes first, and in one transaction: after a
 * downtime the digest comes late, and never twice.
 *
 * @returns whether there is something to send
 */
export async function makeDigests(db: Kysely<Database>, now: Date, timeZone: string): Promise<boolean> {
  const made = await Promise.all(periods.map((period) => makeDigest(db, period, { now, timeZone })));
  return made.includes(true);
}

async function makeDigest(
  db: Kysely<Database>,
  period: (typeof periods)[number],
  { now, timeZone }: { now: Date; timeZone: string },
): Promise<boolean> {
  const date = digestDate(period, now, timeZone);
  const known = await db
    .selectFrom('digests')
    .select('date')
    .where('period', '=', period)
    .where('date', '=', date)
    .executeTakeFirst();
  if (known !== undefined) return false;
  return db.transaction().execute(async (tx) => {
    const at = timestampOf(now);
    const { numInsertedOrUpdatedRows: isFirst = 0n } = await tx
      .insertInto('digests')
      .values({ period, date, made_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (isFirst === 0n) return false;
    await withdrawGone(tx, period);
    // an event that has been taken over already: only the deliveries below tell it
    const { id: outboxId } = await tx
      .insertInto('outbox')
      .values({ event: `digest.${period}`, object_id: date, payload: '{}', at })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx
      .updateTable('outbox')
      .set({ delivered_at: at, message: JSON.stringify({ version: 1, type: `digest.${period}`, timestamp: at }) })
      .where('id', '=', outboxId)
      .execute();
    const { numAffectedRows = 0n } = await sql`
      with made as (
        insert into deliveries (subscription_id, outbox_id, next_at, by_mail)
        select distinct d.subscription_id, ${outboxId}::bigint, ${at}::timestamptz, true
        from deliveries d join subscriptions s on s.id = d.subscription_id
        where d.state = 'held' and s.frequency = ${period} and s.disabled_at is null
        returning id, subscription_id)
      update deliveries d set state = 'digested', digest_id = made.id from made
      where d.subscription_id = made.subscription_id and d.state = 'held'`.execute(tx);
    return numAffectedRows > 0n;
  });
}

/**
 * Takes out what is not public any more. It is looked at once for each event, however many subscribers wait for it: in steps of their
 * own, since the planner, which knows little of rows that are new, may look for each row otherwise.
 */
async function withdrawGone(tx: Transaction<Database>, period: (typeof periods)[number]): Promise<void> {
  const { rows: gone } = await sql<{ id: string }>`
    with waiting as materialized (select distinct outbox_id from deliveries where state = 'held')
    select o.id from waiting join outbox o on o.id = waiting.outbox_id where not ${isStillPublic()}`.execute(tx);
  if (gone.length === 0) return;
  const ids = gone.map(({ id }) => id);
  await sql`
    update deliveries d set state = 'withdrawn', last_error = ${goneReason}
    where d.state = 'held' and d.outbox_id = any(${ids}::bigint[])
      and d.subscription_id in (select id from subscriptions where frequency = ${period})`.execute(tx);
}
