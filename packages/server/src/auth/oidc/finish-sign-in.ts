import * as client from 'openid-client';
import { perform } from '../../verb/perform.ts';
import type { AuthContext } from '../context.ts';
import type { ProvenUser } from '../sessions/proven-user.ts';
import type { ProviderTokens } from '../sessions/seal-tokens.ts';
import { admitUser, providerActor } from './admit-user.ts';
import { callbackUrl, type PendingSignIn } from './begin-sign-in.ts';
import { explainProviderError } from './explain-provider-error.ts';
import type { IdentityProvider } from './identity-providers.ts';
import { readIdentity } from './provider-claims.ts';
import { roleOfGroups } from './role-of-groups.ts';
import { SignInProblem } from './sign-in-problem.ts';

/**
 * Takes somebody in who comes back from a provider: exchanges the code, checks the ID token, and makes the account or brings it
 * up to date.
 *
 * @param query what the provider has added to the address, with its `?`
 * @throws SignInProblem
 */
export async function finishSignIn(
  context: AuthContext,
  { settings, name, discover }: IdentityProvider,
  { query, state, pending, requestId }: { query: string; state: string; pending: PendingSignIn; requestId: string },
): Promise<{ user: ProvenUser; tokens: ProviderTokens }> {
  const configuration = await discover();
  const url = new URL(`${callbackUrl(context.settings.publicUrl, settings.id)}${query}`);
  const checks = { expectedState: state, expectedNonce: pending.nonce, pkceCodeVerifier: pending.codeVerifier };
  const { tokens, identity } = await exchange(configuration, url, checks).catch((error: unknown) => {
    throw explainProviderError(error, name);
  });
  const { subject, displayName, email, claims } = identity;
  const input = { provider: settings.id, subject, displayName, email, role: roleOfGroups(claims, settings) };
  const by = { actor: providerActor(settings.id), requestId, now: context.clock() };
  const user = await perform(context, by, admitUser, input);
  if (user === undefined) throw new SignInProblem('no-role', name, `${displayName} is in no group that has a role`);
  return { user, tokens: { refreshToken: tokens.refresh_token, idToken: tokens.id_token } };
}

async function exchange(configuration: client.Configuration, url: URL, checks: client.AuthorizationCodeGrantChecks) {
  const tokens = await client.authorizationCodeGrant(configuration, url, { ...checks, idTokenExpected: true });
  return { tokens, identity: await readIdentity(configuration, tokens) };
}
