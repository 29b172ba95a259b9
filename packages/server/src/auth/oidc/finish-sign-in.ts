import * as client from 'openid-client';
import { perform } from '../../verb/perform.ts';
import type { AuthContext } from '../context.ts';
import type { ProvenUser } from '../sessions/proven-user.ts';
import { recordFailedSignIn, type SignInAttempt } from '../sessions/record-failed-sign-in.ts';
import type { ProviderTokens } from '../sessions/seal-tokens.ts';
import { admitUser, providerActor } from './admit-user.ts';
import { callbackUrl, type PendingSignIn } from './begin-sign-in.ts';
import { explainProviderError } from './explain-provider-error.ts';
import type { IdentityProvider } from './identity-providers.ts';
import { readIdentity } from './provider-claims.ts';
import { roleOfGroups } from './role-of-groups.ts';
import { SignInProblem } from './sign-in-problem.ts';

interface CameBack {
  /** What the provider has added to the address, with its `?`. */
  query: string;
  state: string;
  pending: PendingSignIn;
  requestId: string;
  address: string;
}

/**
 * Takes somebody in who comes back from a provider: exchanges the code, checks the ID token, and makes the account or brings it
 * up to date. Whom the provider vouches for and we turn away is in the audit log.
 *
 * @throws SignInProblem
 */
export async function finishSignIn(
  context: AuthContext,
  { settings, name, discover }: IdentityProvider,
  { query, state, pending, requestId, address }: CameBack,
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
  try {
    const user = await perform(context, by, admitUser, input);
    if (user === undefined) throw new SignInProblem('no-role', name, `${displayName} is in no group that has a role`);
    return { user, tokens: { refreshToken: tokens.refresh_token, idToken: tokens.id_token } };
  } catch (error) {
    if (error instanceof SignInProblem && (error.code === 'no-role' || error.code === 'disabled')) {
      const attempt: SignInAttempt = { method: 'provider', address, requestId };
      const userId = await findUserId(context, settings.id, subject);
      const failure = { userId, reason: error.code, provider: settings.id, subject };
      await recordFailedSignIn(context.store, attempt, failure, by.now);
    }
    throw error;
  }
}

async function exchange(configuration: client.Configuration, url: URL, checks: client.AuthorizationCodeGrantChecks) {
  const tokens = await client.authorizationCodeGrant(configuration, url, { ...checks, idTokenExpected: true });
  return { tokens, identity: await readIdentity(configuration, tokens) };
}

async function findUserId({ store }: AuthContext, provider: string, subject: string): Promise<string | null> {
  const user = await store.db
    .selectFrom('users')
    .select('id')
    .where('provider', '=', provider)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return user?.id ?? null;
}
