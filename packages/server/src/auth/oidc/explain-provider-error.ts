import * as client from 'openid-client';
import { SignInProblem } from './sign-in-problem.ts';

/** What a provider says when there is nothing wrong with it nor with this server (RFC 6749 §4.1.2.1, OpenID Connect Core §3.1.2.6). */
const users = new Set(['access_denied', 'login_required', 'consent_required', 'interaction_required']);

/**
 * Sorts what goes wrong between this server and a provider by who can mend it. What is none of these is given back as it is.
 */
export function explainProviderError(error: unknown, provider: string): unknown {
  const problem = (code: SignInProblem['code'], reason: string) =>
    new SignInProblem(code, provider, reason, { cause: error });

  if (error instanceof client.AuthorizationResponseError) {
    if (users.has(error.error)) return problem('cancelled', error.error);
    const isAway = error.error === 'temporarily_unavailable';
    return problem(isAway ? 'provider-away' : 'provider-refused', `the provider says ${error.error}`);
  }
  if (error instanceof client.ResponseBodyError) {
    // a code that was used before, or has expired
    if (error.error === 'invalid_grant') return problem('begin-again', 'the code is not valid any more');
    return problem('provider-refused', `the provider says ${error.error} (${error.error_description ?? 'no reason'})`);
  }
  if (error instanceof client.WWWAuthenticateChallengeError) {
    return problem('provider-refused', `the provider refuses its own token (${error.status})`);
  }
  if (error instanceof client.ClientError) {
    const isAway = error.code === 'OAUTH_TIMEOUT' || (statusOf(error) ?? 0) >= 500;
    return problem(isAway ? 'provider-away' : 'provider-refused', reasonOf(error));
  }
  // what fetch throws when there is no connection
  if (error instanceof TypeError && error.message === 'fetch failed') return problem('provider-away', reasonOf(error));
  return error;
}

function statusOf({ cause }: Error): number | undefined {
  return cause instanceof Response ? cause.status : undefined;
}

function reasonOf(error: Error): string {
  const { cause } = error;
  if (cause instanceof Response) return `${error.message} (${cause.status})`;
  return cause instanceof Error ? `${error.message}: ${cause.message}` : error.message;
}
