import { z } from 'zod';
import { verb } from '../../verb/verb.ts';

/** Ends a session at once; one that has ended already is no error. The result is what its provider gave, still sealed. */
export const endSession = verb({
  name: 'session.end',
  role: 'anyone',
  input: z.strictObject({ secretHash: z.string(), reason: z.string() }),
  async run({ tx, audit }, { secretHash, reason }) {
    const ended = await tx
      .deleteFrom('sessions')
      .where('secret_hash', '=', secretHash)
      .returning(['id', 'user_id as userId', 'provider', 'sealed_tokens as sealedTokens'])
      .executeTakeFirst();
    if (ended === undefined) return undefined;
    const { id, userId, provider, sealedTokens } = ended;
    await audit({ objectType: 'session', objectId: id, before: { userId }, after: { reason } });
    return { provider, sealedTokens };
  },
});
