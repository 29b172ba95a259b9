import { timestampOf, type Database, type Language, type SubscriptionKind, type Timestamp } from '@scs/store';
import { sql, type Kysely } from 'kysely';

/** A message for one subscriber, that this process alone may send for a while. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly kind: SubscriptionKind;
  readonly address: string;
  readonly secret: string | null;
  /** Of Matrix. */
  readonly room: string | null;
  readonly language: Language;
  readonly message: string;
  /** This attempt included. */
  readonly attempts: number;
  /** Whether the subscription has been switched off since. */
  readonly isDisabled: boolean;
}

/** Longer than an attempt can take. Who dies with a claim gives it up by that. */
const claimedMs = 60_000;

/** Claims deliveries whose time has come, the oldest first. */
export async function claimDeliveries(db: Kysely<Database>, now: Date, limit: number): Promise<ClaimedDelivery[]> {
  const { rows } = await sql<ClaimedDelivery>`
    update deliveries d
    set attempts = d.attempts + 1, next_at = ${timestampOf(new Date(now.getTime() + claimedMs))}
    from outbox o, subscriptions s
    where o.id = d.outbox_id and s.id = d.subscription_id and d.id in (
      select id from deliveries where state = 'pending' and next_at <= ${timestampOf(now)}
      order by next_at, id limit ${limit} for update skip locked)
    returning d.id, s.kind, s.address, s.secret, s.room, s.language, o.message, d.attempts, s.disabled_at is not null as "isDisabled"`.execute(
    db,
  );
  return rows;
}

/** When the next delivery is due; undefined when none waits. */
export async function nextDelivery(db: Kysely<Database>): Promise<Date | undefined> {
  const { rows } = await sql<{ next_at: Timestamp | null }>`
    select min(next_at) as next_at from deliveries where state = 'pending'`.execute(db);
  const next = rows[0]?.next_at ?? null;
  return next === null ? undefined : new Date(next);
}
