import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { ServerError } from '../../errors.ts';
import { verb } from '../../verb/verb.ts';
import { password } from '../schemas.ts';
import { hashPassword, isPassword } from './argon2.ts';

/**
 * Gives the one who is signed in another password, and ends all other sessions: whoever changes a password may do so because
 * somebody else knows it. The first password of somebody with passkeys alone needs no current one.
 *
 * @throws ServerError `unauthenticated` when the current password is wrong
 */
export const changePassword = verb({
  name: 'user.change-password',
  role: 'reader',
  input: z.strictObject({
    currentPassword: z.string().max(1000),
    password,
    /** The session that goes on. */
    secretHash: z.string(),
  }),
  async run({ tx, actor, now, audit }, { currentPassword, password, secretHash }) {
    const user =
      actor.kind !== 'user' || actor.id === null
        ? undefined
        : await tx
            .selectFrom('users')
            .select(['id', 'password_hash', 'provider'])
            .where('id', '=', actor.id)
            .forUpdate()
            .executeTakeFirst();
    if (user?.provider !== null) {
      throw new ServerError('forbidden', 'Only who signs in here has a password here.', 'Sign in with it.');
    }
    if (user.password_hash !== null && !(await isPassword(user.password_hash, currentPassword))) {
      throw new ServerError('unauthenticated', 'The current password is wrong.', 'Try again.');
    }
    await tx
      .updateTable('users')
      .set({ password_hash: await hashPassword(password), updated_at: timestampOf(now) })
      .where('id', '=', user.id)
      .execute();
    await tx.deleteFrom('sessions').where('user_id', '=', user.id).where('secret_hash', '!=', secretHash).execute();
    const before = { hadPassword: user.password_hash !== null };
    await audit({ objectType: 'user', objectId: user.id, before, after: { hadPassword: true } });
  },
});
