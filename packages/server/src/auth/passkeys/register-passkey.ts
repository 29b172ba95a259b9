import type { z } from 'zod';
import { ServerError } from '../../errors.ts';
import type { AuthContext } from '../context.ts';
import { challengeCheck, newChallenge } from './challenges.ts';
import type { newPasskey } from './insert-passkey.ts';
import { asRegistration, isDatabaseError } from './responses.ts';
import { siteOf, supportedAlgorithmIDs } from './site.ts';

/**
 * What the browser needs to make a passkey.
 *
 * @param purpose the invitation or user that it is for
 * @param known ids of the passkeys that the user has already
 */
export async function registrationOptions(
  { store, settings, clock }: AuthContext,
  purpose: string,
  { email, displayName, known = [] }: { email: string; displayName: string; known?: readonly string[] },
) {
  const { rpID, rpName } = siteOf(settings);
  const { generateRegistrationOptions } = await import('@simplewebauthn/server');
  return generateRegistrationOptions({
    rpID,
    rpName,
    userName: email,
    userDisplayName: displayName,
    challenge: await newChallenge(store.db, purpose, clock()),
    supportedAlgorithmIDs,
    excludeCredentials: known.map((id) => ({ id })),
    // so that signing in needs neither a name nor a password: the passkey knows whose it is, and checks its owner
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/**
 * Checks what the browser has made.
 *
 * @throws ServerError `unauthenticated`
 */
export async function verifyRegistration(
  { store, settings, clock }: AuthContext,
  purpose: string,
  response: unknown,
): Promise<z.input<typeof newPasskey>> {
  const { rpID, expectedOrigin } = siteOf(settings);
  const expectedChallenge = challengeCheck(store.db, purpose, clock());
  // loaded when it is needed: it takes more memory than the rest of the sign-in
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  const verify = async () =>
    verifyRegistrationResponse({
      response: asRegistration(response),
      expectedChallenge,
      expectedOrigin,
      expectedRPID: rpID,
      supportedAlgorithmIDs,
    });
  const verified = await verify().catch((cause: unknown) => {
    throw isDatabaseError(cause) ? cause : refused(cause);
  });
  if (!verified.verified) throw refused();
  const { id, publicKey, counter, transports } = verified.registrationInfo.credential;
  return { id, publicKey, counter, transports: [...(transports ?? [])] };
}

/** That a passkey does not count; why is nobody's business. */
export function refused(cause?: unknown): ServerError {
  return new ServerError('unauthenticated', 'The passkey was not accepted.', 'Try again.', { cause });
}
