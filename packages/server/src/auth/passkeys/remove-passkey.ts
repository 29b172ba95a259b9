import { z } from 'zod';
import { notFound, ServerError } from '../../errors.ts';
import { verb } from '../../verb/verb.ts';

/** Removes a passkey of the one who is signed in, unless it is the last way to sign in. */
export const removePasskey = verb({
  name: 'passkey.remove',
  role: 'reader',
  input: z.strictObject({ id: z.string().max(2000) }),
  async run({ tx, actor, audit }, { id }) {
    if (actor.kind !== 'user' || actor.id === null) throw notFound('passkey', id);
    // held, so that two passkeys are not removed at the same time
    const user = await tx
      .selectFrom('users')
      .select('password_hash')
      .where('id', '=', actor.id)
      .forUpdate()
      .executeTakeFirst();
    const passkeys = await tx.selectFrom('passkeys').select('id').where('user_id', '=', actor.id).execute();
    if (!passkeys.some((passkey) => passkey.id === id)) throw notFound('passkey', id);
    if (passkeys.length === 1 && (user?.password_hash ?? null) === null) {
      throw new ServerError('conflict', 'This is the last way to sign in.', 'Add another passkey first.');
    }
    await tx.deleteFrom('passkeys').where('id', '=', id).execute();
    await audit({ objectType: 'user', objectId: actor.id, before: { passkeyId: id }, after: null });
  },
});
