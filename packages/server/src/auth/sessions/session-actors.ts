import { timestampOf, type Store } from '@scs/store';
import type { ChangeSignal } from '../../changes/change-signal.ts';
import type { Actor } from '../actor.ts';
import type { Role } from '../role.ts';
import { hashOf } from '../secret.ts';
import { shortMemory } from '../short-memory.ts';
import { idleMs } from './session-times.ts';

/** A session that goes on. */
export interface KnownSession {
  readonly secretHash: string;
  readonly userId: string;
  readonly actor: Actor & { readonly role: Role };
  /** Milliseconds */
  readonly endsAt: number;
  /** Set when an identity provider vouches for the user. */
  readonly provider: string | null;
  readonly askedProviderAt: string | null;
  readonly confirmedAt: string | null;
  readonly createdAt: string;
}

const touchAfterMs = 60_000;

/** Makes the function that knows whose a session is. It costs one query, and none when it was seen just before. */
export function sessionActors(
  store: Store,
  changes: ChangeSignal,
): (secret: string, now: Date) => Promise<KnownSession | undefined> {
  const memory = shortMemory<KnownSession>(changes);
  return async (secret, now) => {
    const hash = hashOf(secret);
    const known = memory.get(hash, now) ?? (await memory.ask(hash, now, () => findSession(store, hash, now)));
    return known !== undefined && now.getTime() < known.endsAt ? known : undefined;
  };
}

async function findSession({ db }: Store, secretHash: string, now: Date): Promise<KnownSession | undefined> {
  const at = timestampOf(now);
  const row = await db
    .selectFrom('sessions as session')
    .innerJoin('users as user', 'user.id', 'session.user_id')
    .select(['session.id', 'session.seen_at', 'session.idle_until', 'session.expires_at', 'session.created_at'])
    .select(['session.provider', 'session.asked_provider_at', 'session.confirmed_at'])
    .select(['user.id as user_id', 'user.display_name', 'user.role'])
    .where('session.secret_hash', '=', secretHash)
    .where('session.idle_until', '>', at)
    .where('session.expires_at', '>', at)
    .where('user.is_disabled', '=', false)
    .where('user.is_suspended', '=', false)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const idleUntil = await touch(db, row.id, row, now);
  return {
    secretHash,
    userId: row.user_id,
    actor: { kind: 'user', id: row.user_id, name: row.display_name, role: row.role },
    endsAt: Math.min(idleUntil, Date.parse(row.expires_at)),
    provider: row.provider,
    askedProviderAt: row.asked_provider_at,
    confirmedAt: row.confirmed_at,
    createdAt: row.created_at,
  };
}

/** Notes the use of a session, once a minute; until when it may now be idle, in milliseconds. */
async function touch(
  db: Store['db'],
  id: string,
  { seen_at, idle_until }: { seen_at: string; idle_until: string },
  now: Date,
): Promise<number> {
  if (now.getTime() - Date.parse(seen_at) < touchAfterMs) return Date.parse(idle_until);
  const idleUntil = new Date(now.getTime() + idleMs);
  await db
    .updateTable('sessions')
    .set({ seen_at: timestampOf(now), idle_until: timestampOf(idleUntil) })
    .where('id', '=', id)
    .execute();
  return idleUntil.getTime();
}
