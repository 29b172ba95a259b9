import { timestampOf, type Database } from '@scs/store';
import type { Kysely } from 'kysely';
import { hashOf, newSecret } from '../secret.ts';

const lifeMs = 5 * 60_000;

/**
 * Makes what a passkey must sign. It counts once, for five minutes, and for its purpose alone: `sign-in`, or the invitation or
 * user that a new passkey is for.
 */
export async function newChallenge(db: Kysely<Database>, purpose: string, now: Date): Promise<Uint8Array<ArrayBuffer>> {
  const secret = newSecret();
  await db
    .insertInto('passkey_challenges')
    .values({
      challenge_hash: hashOf(secret),
      purpose,
      expires_at: timestampOf(new Date(now.getTime() + lifeMs)),
    })
    .execute();
  return Uint8Array.from(Buffer.from(secret, 'base64url'));
}

/** Makes the function that uses a challenge up, and says whether it was open. */
export function challengeCheck(
  db: Kysely<Database>,
  purpose: string,
  now: Date,
): (challenge: string) => Promise<boolean> {
  return async (challenge) => {
    const used = await db
      .deleteFrom('passkey_challenges')
      .where('challenge_hash', '=', hashOf(challenge))
      .where('purpose', '=', purpose)
      .where('expires_at', '>', timestampOf(now))
      .returning('purpose')
      .executeTakeFirst();
    return used !== undefined;
  };
}
