import type { Store } from '@scs/store';
import { ServerError } from '../../errors.ts';
import { hashPassword, isOutdated, isPassword, wasteTime } from '../passwords/argon2.ts';
import { countAttempt, forgiveAttempt } from './count-attempt.ts';
import type { ProvenUser } from './proven-user.ts';
import { recordFailedSignIn, type SignInAttempt } from './record-failed-sign-in.ts';

/**
 * Finds out whether somebody has an account and knows its password. It takes as long for those who have none.
 *
 * @throws ServerError `unauthenticated`, without saying which of both was wrong; `too-many-requests`
 */
export async function signInWithPassword(
  store: Store,
  { email, password, ...from }: { email: string; password: string } & Omit<SignInAttempt, 'method'>,
  now: Date,
): Promise<ProvenUser> {
  const attempt: SignInAttempt = { method: 'password', ...from };
  await countAttempt(store, { ...attempt, email }, now);
  const user = await store.db
    .selectFrom('users')
    .select(['id', 'display_name', 'role', 'password_hash', 'is_disabled'])
    .where(({ eb, fn }) => eb(fn<string>('lower', ['email']), '=', email.toLowerCase()))
    .executeTakeFirst();
  const hash = user?.password_hash ?? null;
  const isRight = hash === null ? (await wasteTime(password), false) : await isPassword(hash, password);
  if (user === undefined || hash === null || !isRight || user.is_disabled) {
    const reason = user === undefined ? 'unknown-account' : isRight ? 'disabled' : 'wrong-password';
    await recordFailedSignIn(store, attempt, { userId: user?.id ?? null, reason }, now);
    throw new ServerError('unauthenticated', 'The email address or the password is wrong.', 'Try again.');
  }
  await forgiveAttempt(store, { ...attempt, email });
  if (isOutdated(hash)) {
    await store.db
      .updateTable('users')
      .set({ password_hash: await hashPassword(password) })
      .where('id', '=', user.id)
      .execute();
  }
  return { id: user.id, name: user.display_name, role: user.role };
}
