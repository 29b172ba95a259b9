import * as client from 'openid-client';
import { email as emailSchema, shortName } from '../schemas.ts';

/** Who somebody is, by what a provider tells. */
export interface ProviderIdentity {
  readonly subject: string;
  readonly displayName: string;
  /** Null when the provider tells none, or does not vouch for it. */
  readonly email: string | null;
  readonly claims: Readonly<Record<string, unknown>>;
}

type Tokens = client.TokenEndpointResponse & client.TokenEndpointResponseHelpers;

/**
 * Collects what the ID token and the userinfo endpoint tell. Providers differ in where they put groups and names, so both
 * are asked; the endpoint's answer is newer and wins.
 *
 * @param subject who it must be; left out at the sign-in, where the ID token says so
 * @throws what openid-client throws; Error when nobody says who it is
 */
export async function readIdentity(
  configuration: client.Configuration,
  tokens: Tokens,
  subject?: string,
): Promise<ProviderIdentity> {
  const idToken = tokens.claims();
  const expected = subject ?? idToken?.sub;
  if (expected === undefined || expected === '' || (idToken !== undefined && idToken.sub !== expected)) {
    throw new client.ClientError('the ID token is about nobody, or somebody else');
  }
  const hasUserinfo = configuration.serverMetadata().userinfo_endpoint !== undefined;
  const userinfo = hasUserinfo ? await client.fetchUserInfo(configuration, tokens.access_token, expected) : {};
  const claims: Record<string, unknown> = { ...idToken, ...userinfo };
  const email = emailSchema.safeParse(claims['email']);
  return {
    subject: expected,
    displayName: nameIn(claims) ?? expected.slice(0, 200),
    email: email.success && claims['email_verified'] !== false ? email.data : null,
    claims,
  };
}

function nameIn(claims: Readonly<Record<string, unknown>>): string | undefined {
  return ['name', 'preferred_username', 'nickname', 'email']
    .map((claim) => shortName.safeParse(claims[claim]))
    .find(({ success }) => success)?.data;
}
