import { timestampOf } from '@scs/store';
import type { AuthContext } from '../context.ts';
import { countAttempt, forgiveAttempt } from '../sessions/count-attempt.ts';
import type { ProvenUser } from '../sessions/proven-user.ts';
import { recordFailedSignIn, type SignInAttempt } from '../sessions/record-failed-sign-in.ts';
import { challengeCheck, newChallenge } from './challenges.ts';
import { refused } from './register-passkey.ts';
import { asAuthentication, isDatabaseError } from './responses.ts';
import { siteOf } from './site.ts';

const purpose = 'sign-in';

/** What the browser needs to ask for a passkey. */
export async function authenticationOptions({ store, settings, clock }: AuthContext) {
  const challenge = await newChallenge(store.db, purpose, clock());
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server');
  return generateAuthenticationOptions({ rpID: siteOf(settings).rpID, challenge, userVerification: 'required' });
}

/**
 * Finds out whose passkey has signed.
 *
 * @throws ServerError `unauthenticated`, without saying why; `too-many-requests`
 */
export async function signInWithPasskey(
  context: AuthContext,
  given: unknown,
  from: Omit<SignInAttempt, 'method'>,
): Promise<ProvenUser> {
  const { store, settings, clock } = context;
  const now = clock();
  const attempt: SignInAttempt = { method: 'passkey', ...from };
  await countAttempt(store, attempt, now);
  let userId: string | null = null;
  try {
    const response = asAuthentication(given);
    const row = await store.db
      .selectFrom('passkeys as passkey')
      .innerJoin('users as user', 'user.id', 'passkey.user_id')
      .select(['passkey.id', 'passkey.public_key', 'passkey.counter'])
      .select(['user.id as user_id', 'user.display_name', 'user.role', 'user.is_disabled'])
      .where('passkey.id', '=', response.id)
      .executeTakeFirst();
    userId = row?.user_id ?? null;
    if (row === undefined || row.is_disabled) throw refused();
    const { rpID, expectedOrigin } = siteOf(settings);
    const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challengeCheck(store.db, purpose, now),
      expectedOrigin,
      expectedRPID: rpID,
      credential: { id: row.id, publicKey: new Uint8Array(row.public_key), counter: Number(row.counter) },
      requireUserVerification: true,
    });
    if (!verified) throw refused();
    await store.db
      .updateTable('passkeys')
      .set({ counter: authenticationInfo.newCounter, last_used_at: timestampOf(now) })
      .where('id', '=', row.id)
      .execute();
    await forgiveAttempt(store, attempt);
    return { id: row.user_id, name: row.display_name, role: row.role };
  } catch (error) {
    if (isDatabaseError(error)) throw error;
    await recordFailedSignIn(store, attempt, { userId, reason: 'not-accepted' }, now);
    throw refused(error);
  }
}
