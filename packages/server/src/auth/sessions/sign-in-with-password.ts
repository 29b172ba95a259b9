import type { Store } from '@scs/store';
import { ServerError } from '../../errors.ts';
import { hashPassword, isOutdated, isPassword, wasteTime } from '../passwords/argon2.ts';
import { countAttempt, forgiveAttempt } from './count-attempt.ts';
import type { ProvenUser } from './proven-user.ts';

/**
 * Finds out whether somebody has an account and knows its password. It takes as long for those who have none.
 *
 * @throws ServerError `unauthenticated`, without saying which of both was wrong; `too-many-requests`
 */
export async function signInWithPassword(
  store: Store,
  { email, password, address }: { email: string; password: string; address: string },
  now: Date,
): Promise<ProvenUser> {
  await countAttempt(store, { email, address }, now);
  const user = await store.db
    .selectFrom('users')
    .select(['id', 'display_name', 'role', 'password_hash', 'is_disabled'])
    .where(({ eb, fn }) => eb(fn<string>('lower', ['email']), '=', email.toLowerCase()))
    .executeTakeFirst();
  const hash = user?.password_hash ?? null;
  const isRight = hash === null ? (await wasteTime(password), false) : await isPassword(hash, password);
  if (user === undefined || hash === null || !isRight || user.is_disabled) {
    throw new ServerError('unauthenticated', 'The email address or the password is wrong.', 'Try again.');
  }
  await forgiveAttempt(store, { email, address });
  if (isOutdated(hash)) {
    await store.db
      .updateTable('users')
      .set({ password_hash: await hashPassword(password) })
      .where('id', '=', user.id)
      .execute();
  }
  return { id: user.id, name: user.display_name, role: user.role };
}
