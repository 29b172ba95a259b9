import * as client from 'openid-client';
import { z } from 'zod';
import type { IdentityProvider } from './identity-providers.ts';

/** What the browser keeps while its user is at the provider, and must bring back. */
const pendingSignIn = z.strictObject({
  provider: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  next: z.string(),
});

export type PendingSignIn = z.output<typeof pendingSignIn>;

/**
 * Sends somebody to a provider: authorization code with PKCE (RFC 7636), state and nonce.
 *
 * @throws SignInProblem
 */
export async function beginSignIn(
  { settings, discover }: IdentityProvider,
  { publicUrl, next }: { publicUrl: string; next: string },
): Promise<{ url: URL; state: string; pending: PendingSignIn }> {
  const configuration = await discover();
  const [state, nonce, codeVerifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()];
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: callbackUrl(publicUrl, settings.id),
    scope: settings.scopes.join(' '),
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
  });
  // providers give refresh tokens for offline_access only to who asks for consent (OpenID Connect Core §11)
  if (settings.scopes.includes('offline_access')) url.searchParams.set('prompt', 'consent');
  return { url, state, pending: { provider: settings.id, nonce, codeVerifier, next } };
}

/** The way back, as the provider must know it. */
export function callbackUrl(publicUrl: string, id: string): string {
  return `${publicUrl}/auth/oidc/${id}/callback`;
}

export function writePending(pending: PendingSignIn): string {
  return Buffer.from(JSON.stringify(pending)).toString('base64url');
}

/** Undefined for what this server did not write. */
export function readPending(text: string | undefined): PendingSignIn | undefined {
  try {
    return pendingSignIn.safeParse(JSON.parse(Buffer.from(text ?? '', 'base64url').toString())).data;
  } catch {
    return undefined;
  }
}
