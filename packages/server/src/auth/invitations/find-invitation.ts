import { timestampOf, type Database } from '@scs/store';
import type { Kysely } from 'kysely';
import { ServerError } from '../../errors.ts';
import { hashOf } from '../secret.ts';

/** An invitation that can be used. */
export interface OpenInvitation {
  readonly id: string;
  readonly email: string | null;
  readonly role: 'reader' | 'reporter' | 'operator' | 'administrator';
}

/**
 * Finds what a link stands for. In a transaction the invitation is held, so that it is used once.
 *
 * @throws ServerError `not-found`, whatever the reason: a stranger need not know
 */
export async function findInvitation(db: Kysely<Database>, secret: string, now: Date): Promise<OpenInvitation> {
  const invitation = await db
    .selectFrom('invitations')
    .select(['id', 'email', 'role', 'is_first_administrator'])
    .where('secret_hash', '=', hashOf(secret))
    .where('used_at', 'is', null)
    .where('expires_at', '>', timestampOf(now))
    .$if(db.isTransaction, (query) => query.forUpdate())
    .executeTakeFirst();
  // the link of the first start is worth nothing as soon as somebody is there
  const isOpen = invitation !== undefined && !(invitation.is_first_administrator && (await hasUsers(db)));
  if (isOpen) return invitation;
  throw new ServerError(
    'not-found',
    'The invitation is unknown, has expired, or was used before.',
    'Ask an administrator for a new one.',
  );
}

/** Whether anybody has an account. */
export async function hasUsers(db: Kysely<Database>): Promise<boolean> {
  return (await db.selectFrom('users').select('id').limit(1).executeTakeFirst()) !== undefined;
}
