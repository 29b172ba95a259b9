import { timestampOf, type Database, type Language, type SubscriptionKind, type Timestamp } from '@scs/store';
import { sql, type Kysely } from 'kysely';
import { isStillPublic } from './still-public.ts';

/** A message for one subscriber, that this process alone may send for a while. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly subscriptionId: string;
  /** What it tells. */
  readonly event: string;
  readonly kind: SubscriptionKind;
  readonly address: string;
  readonly secret: string | null;
  /** Of Matrix. */
  readonly room: string | null;
  readonly language: Language;
  readonly message: string;
  /** This attempt included. */
  readonly attempts: number;
  /** How many e-mails in a row its server has refused for good. */
  readonly bounces: number;
  /** Whether the subscription has been switched off since. */
  readonly isDisabled: boolean;
  /** Whether strangers may still see what it tells. */
  readonly isPublic: boolean;
}

/** E-mail goes out beside all else: ten thousand messages to a slow mail server must keep no webhook waiting. */
export type Lane = 'hooks' | 'mail';

/** Longer than an attempt can take. Who dies with a claim gives it up by that. */
const claimedMs: Readonly<Record<Lane, number>> = { hooks: 60_000, mail: 240_000 };

/** Claims deliveries whose time has come, the oldest first. */
export async function claimDeliveries(
  db: Kysely<Database>,
  { lane, now, limit }: { lane: Lane; now: Date; limit: number },
): Promise<ClaimedDelivery[]> {
  const { rows } = await sql<ClaimedDelivery>`
    update deliveries d
    set attempts = d.attempts + 1, next_at = ${timestampOf(new Date(now.getTime() + claimedMs[lane]))}
    from outbox o, subscriptions s
    where o.id = d.outbox_id and s.id = d.subscription_id and d.id in (
      select id from deliveries where state = 'pending' and by_mail = ${lane === 'mail'} and next_at <= ${timestampOf(now)}
      order by next_at, id limit ${limit} for update skip locked)
    returning d.id, s.id as "subscriptionId", o.event, s.kind, s.address, s.secret, s.room, s.language, o.message, d.attempts, s.bounces, s.disabled_at is not null as "isDisabled",
      ${isStillPublic()} as "isPublic"`.execute(db);
  return rows;
}

/** When the next delivery is due; undefined when none waits. */
export async function nextDelivery(db: Kysely<Database>, lane: Lane): Promise<Date | undefined> {
  const { rows } = await sql<{ next_at: Timestamp | null }>`
    select min(next_at) as next_at from deliveries where state = 'pending' and by_mail = ${lane === 'mail'}`.execute(
    db,
  );
  const next = rows[0]?.next_at ?? null;
  return next === null ? undefined : new Date(next);
}
