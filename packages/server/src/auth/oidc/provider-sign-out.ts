import * as client from 'openid-client';
import type { AuthContext } from '../context.ts';
import { openTokens } from '../sessions/seal-tokens.ts';
import { SignInProblem } from './sign-in-problem.ts';

/** A session that has just ended. */
interface EndedSession {
  readonly provider: string | null;
  readonly sealedTokens: Buffer | null;
  readonly secret: string;
}

/**
 * Where to sign out at the provider, too (OpenID Connect RP-Initiated Logout 1.0); undefined for local users, and where the
 * provider has no such place or does not answer.
 */
export async function providerSignOut(
  { providers, settings }: AuthContext,
  { provider: id, sealedTokens, secret }: EndedSession,
): Promise<{ provider: string; url: string } | undefined> {
  const provider = id === null ? undefined : providers.get(id);
  if (provider === undefined || sealedTokens === null) return undefined;
  try {
    const configuration = await provider.discover();
    if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined;
    const idToken = openTokens(secret, sealedTokens)?.idToken;
    const url = client.buildEndSessionUrl(configuration, {
      post_logout_redirect_uri: `${settings.publicUrl}/sign-in`,
      ...(idToken === undefined ? {} : { id_token_hint: idToken }),
    });
    return { provider: provider.name, url: url.href };
  } catch (error) {
    if (error instanceof SignInProblem) return undefined;
    throw error;
  }
}
