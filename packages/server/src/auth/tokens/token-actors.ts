import { timestampOf, type Store } from '@scs/store';
import type { ChangeSignal } from '../../changes/change-signal.ts';
import type { Actor } from '../actor.ts';
import { lowerRole } from '../role.ts';
import { hashOf } from '../secret.ts';
import { shortMemory } from '../short-memory.ts';

/** What every token begins with, so that scanners for leaked secrets can find it. */
export const tokenPrefix = 'scs_';

interface KnownToken {
  readonly actor: Actor;
  /** Milliseconds; Infinity when it never expires. */
  readonly expiresAt: number;
}

const touchAfterMs = 60_000;

/** Makes the function that knows whose an API token is. It costs one query, and none when the token was seen just before. */
export function tokenActors(
  store: Store,
  changes: ChangeSignal,
): (token: string, now: Date) => Promise<Actor | undefined> {
  const memory = shortMemory<KnownToken>(changes);
  return async (token, now) => {
    if (!token.startsWith(tokenPrefix)) return undefined;
    const hash = hashOf(token);
    const known = memory.get(hash, now) ?? (await memory.ask(hash, now, () => findToken(store, hash, now)));
    return known !== undefined && now.getTime() < known.expiresAt ? known.actor : undefined;
  };
}

async function findToken({ db }: Store, hash: string, now: Date): Promise<KnownToken | undefined> {
  const row = await db
    .selectFrom('api_tokens as token')
    .leftJoin('users as owner', 'owner.id', 'token.owner_id')
    .select(['token.id', 'token.name', 'token.role', 'token.scopes', 'token.owner_id', 'token.expires_at'])
    .select([
      'token.last_used_at',
      'owner.display_name',
      'owner.role as owner_role',
      'owner.is_disabled',
      'owner.is_suspended',
    ])
    .where('token.secret_hash', '=', hash)
    .where('token.revoked_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined || row.is_disabled === true || row.is_suspended === true) return undefined;
  await touch(db, row.id, row.last_used_at, now);
  return {
    actor: {
      kind: 'token',
      id: row.id,
      name: row.display_name === null ? row.name : `${row.name} (${row.display_name})`,
      // a token never may more than its owner may by now
      role: row.owner_role === null ? row.role : lowerRole(row.role, row.owner_role),
      ...(row.scopes === null ? {} : { scopes: row.scopes }),
    },
    expiresAt: row.expires_at === null ? Infinity : Date.parse(row.expires_at),
  };
}

/** Notes the use of a token, once a minute. */
async function touch(db: Store['db'], id: string, lastUsedAt: string | null, now: Date): Promise<void> {
  if (lastUsedAt !== null && now.getTime() - Date.parse(lastUsedAt) < touchAfterMs) return;
  await db
    .updateTable('api_tokens')
    .set({ last_used_at: timestampOf(now) })
    .where('id', '=', id)
    .execute();
}
