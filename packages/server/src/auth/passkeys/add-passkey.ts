import { z } from 'zod';
import { ServerError } from '../../errors.ts';
import { verb } from '../../verb/verb.ts';
import { insertPasskey, newPasskey } from './insert-passkey.ts';

/** Keeps a passkey that was verified, for the one who is signed in. */
export const addPasskey = verb({
  name: 'passkey.add',
  role: 'reader',
  input: z.strictObject({ passkey: newPasskey }),
  async run({ tx, actor, now, audit }, { passkey }) {
    if (actor.kind !== 'user' || actor.id === null) {
      throw new ServerError('forbidden', 'Only people have passkeys.', 'Sign in.');
    }
    await insertPasskey(tx, actor.id, passkey, now);
    await audit({ objectType: 'user', objectId: actor.id, before: null, after: { passkeyId: passkey.id } });
  },
});
