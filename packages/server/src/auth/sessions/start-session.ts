import { timestampOf } from '@scs/store';
import type { Transaction } from 'kysely';
import type { Database } from '@scs/store';
import { z } from 'zod';
import { notFound } from '../../errors.ts';
import { id } from '../../status/schemas.ts';
import { verb } from '../../verb/verb.ts';
import { hashOf, newSecret } from '../secret.ts';
import { sealTokens } from './seal-tokens.ts';
import { idleMs } from './session-times.ts';

const provided = z.strictObject({
  provider: z.string(),
  tokens: z.strictObject({ refreshToken: z.string().optional(), idToken: z.string().optional() }),
});

/**
 * Lets somebody in whose identity was proven just before. The result is the secret for the cookie; only its hash is
 * kept. What has expired is swept out on this occasion.
 */
export const startSession = verb({
  name: 'session.start',
  role: 'anyone',
  input: z.strictObject({
    userId: id,
    userAgent: z.string().nullable(),
    lifeMs: z.int().positive(),
    provided: provided.optional(),
  }),
  async run({ tx, now, audit }, { userId, userAgent, lifeMs, provided }) {
    const user = await tx
      .selectFrom('users')
      .select('id')
      .where('id', '=', userId)
      .where('is_disabled', '=', false)
      .forShare()
      .executeTakeFirst();
    if (user === undefined) throw notFound('user', userId);
    await sweep(tx, now);
    const secret = newSecret();
    const { id } = await tx
      .insertInto('sessions')
      .values({
        secret_hash: hashOf(secret),
        user_id: userId,
        user_agent: userAgent?.slice(0, 300) ?? null,
        created_at: timestampOf(now),
        seen_at: timestampOf(now),
        idle_until: timestampOf(new Date(now.getTime() + Math.min(idleMs, lifeMs))),
        expires_at: timestampOf(new Date(now.getTime() + lifeMs)),
        provider: provided?.provider ?? null,
        sealed_tokens: provided === undefined ? null : sealTokens(secret, provided.tokens),
        asked_provider_at: provided === undefined ? null : timestampOf(now),
        confirmed_at: provided === undefined ? null : timestampOf(now),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await audit({ objectType: 'session', objectId: id, before: null, after: { userId, userAgent } });
    return { secret };
  },
});

const dayMs = 86_400_000;

async function sweep(tx: Transaction<Database>, now: Date): Promise<void> {
  const [at, dayAgo] = [timestampOf(now), timestampOf(new Date(now.getTime() - dayMs))];
  await tx
    .deleteFrom('sessions')
    .where((is) => is.or([is('expires_at', '<', at), is('idle_until', '<', at)]))
    .execute();
  await tx.deleteFrom('passkey_challenges').where('expires_at', '<', at).execute();
  await tx.deleteFrom('sign_in_attempts').where('since', '<', dayAgo).execute();
}
