import type { CloudConfig } from '../config/types.ts';
import type { OpenStackError } from '../errors.ts';
import { rescopeRequestBody, revealed, scopeOf, tokenRequestBody } from './auth-request.ts';
import { exchange, type ExchangeContext, type Outcome } from './exchange.ts';
import { fetchVersions } from './fetch-versions.ts';
import { failure, refusal, type FailedCall } from './failures.ts';
import { readToken, type ReadToken } from './token.ts';
import { pickSegment } from './version-document.ts';

/**
 * Fetches a token: one request, two for OIDC with a scope.
 *
 * @throws OpenStackError `auth-failed`, `token-expired`, and whatever an exchange can fail with
 */
export async function authenticate(context: ExchangeContext, config: CloudConfig): Promise<ReadToken> {
  for (const secret of secretsOf(config)) context.secrets.add(secret);
  const usual = identityBase(config.auth.authUrl);
  const first = await tryAuthenticate(context, config, usual);
  if (!('refused' in first)) return first;
  if (first.refused.response.status === 404 || first.refused.response.status === 300) {
    const other = await discoverIdentity(context, config.auth.authUrl, usual);
    const second = other === undefined ? undefined : await tryAuthenticate(context, config, other);
    if (second !== undefined && !('refused' in second)) return second;
    if (second !== undefined) throw refusedAuthentication(config, second);
  }
  throw refusedAuthentication(config, first);
}

/** Whether the credentials can fetch a second token once the first has expired. */
export function canReauthenticate(config: CloudConfig): boolean {
  return config.authType !== 'token';
}

/** The configured secrets in clear, to search texts for. */
function secretsOf({ auth }: CloudConfig): string[] {
  return [auth.password, auth.token, auth.applicationCredentialSecret, auth.accessToken]
    .filter((secret) => secret !== undefined)
    .map((secret) => secret.reveal());
}

/** The auth_url with `/v3`, which it may or may not have already; `/v2.0` gives way. */
function identityBase(authUrl: string): string {
  const trimmed = authUrl.replace(/\/+$/, '');
  return trimmed.endsWith('/v3') ? trimmed : `${trimmed.replace(/\/v2\.0$/, '')}/v3`;
}

interface Refused {
  readonly refused: Outcome;
  readonly call: FailedCall;
}

async function tryAuthenticate(
  context: ExchangeContext,
  config: CloudConfig,
  base: string,
): Promise<ReadToken | Refused> {
  if (config.authType !== 'oidcaccesstoken') {
    return post(context, `${base}/auth/tokens`, '/auth/tokens', {}, tokenRequestBody(config));
  }
  const { auth } = config;
  const path = `/OS-FEDERATION/identity_providers/${encodeURIComponent(auth.identityProvider ?? '')}/protocols/${encodeURIComponent(auth.protocol ?? '')}/auth`;
  const bearer = { authorization: `Bearer ${revealed(config.name, 'access_token', auth.accessToken)}` };
  const route = '/OS-FEDERATION/identity_providers/{id}/protocols/{id}/auth';
  const unscoped = await post(context, base + path, route, bearer, undefined);
  const rescope = 'refused' in unscoped ? undefined : rescopeRequestBody(auth, unscoped.id);
  return rescope === undefined ? unscoped : post(context, `${base}/auth/tokens`, '/auth/tokens', {}, rescope);
}

async function post(
  context: ExchangeContext,
  url: string,
  route: string,
  headers: Record<string, string>,
  json: object | undefined,
): Promise<ReadToken | Refused> {
  const call = {
    service: 'identity',
    method: 'POST' as const,
    path: route,
    route,
    url,
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    body: json && JSON.stringify(json),
    // Asking for a token twice does no harm.
    retry: true,
  };
  const failed: FailedCall = { cloud: context.cloud, secrets: context.secrets, ...call };
  const outcome = await exchange(context, call);
  if (!outcome.isAccepted) return { refused: outcome, call: failed };
  const token = readToken(outcome.response.headers, outcome.json);
  if (token === undefined) {
    throw failure(failed, 'unexpected-shape', `answered ${outcome.response.status} without a token`, {
      status: outcome.response.status,
      hint: 'Check that auth_url is the address of Keystone.',
    });
  }
  context.secrets.add(token.id);
  return token;
}

async function discoverIdentity(context: ExchangeContext, authUrl: string, usual: string): Promise<string | undefined> {
  const root = authUrl.replace(/\/+$/, '').replace(/\/v[\d.]+$/, '');
  const segment = pickSegment(await fetchVersions(context, 'identity', root), '/v3');
  const found = segment === undefined ? undefined : `${root}/${segment}`;
  return found === usual ? undefined : found;
}

function refusedAuthentication(config: CloudConfig, { refused, call }: Refused): OpenStackError {
  const { status } = refused.response;
  const error = refusal(call, refused.response);
  const isStale = config.authType === 'token' || config.authType === 'oidcaccesstoken';
  if (isStale && (status === 401 || (status === 404 && config.authType === 'token'))) {
    return error.restated('token-expired');
  }
  if (status === 404) return error.restated('not-found', 'Check that auth_url is the address of Keystone.');
  if (status === 401 && scopeOf(config.auth) !== undefined) {
    return error.restated(
      'auth-failed',
      `${error.hint} Keystone also answers 401 where the user has no role in the project.`,
    );
  }
  return error;
}
