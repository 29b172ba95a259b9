import { OpenStackError, type OpenStackErrorCode } from '../errors.ts';
import { classifyFailure } from '../transport/classify-failure.ts';
import type { TransportResponse } from '../transport/types.ts';
import { errorWords, oneLine } from './error-body.ts';
import { presentableUrl, redactSecrets } from './redact.ts';
import { requestIdOf } from './request-id.ts';

/** Which call failed: the part that is common to every failure. */
export interface FailedCall {
  readonly cloud: string;
  readonly service: string;
  readonly method: string;
  readonly url: string;
  /** Values that must not show. */
  readonly secrets: Iterable<string>;
}

/** The code of an answer that is no success. */
export function codeOfStatus(status: number, words = ''): OpenStackErrorCode {
  if (status === 401) return 'auth-failed';
  if ((status === 403 || status === 409) && /\bquota\b|OverQuota|exceeded for/i.test(words)) return 'over-quota';
  if (status === 403) return 'forbidden';
  if (status === 404 || status === 410) return 'not-found';
  if (status === 406) return 'microversion-unsupported';
  if (status === 409) return 'conflict';
  if (status === 413) return 'over-quota';
  if (status === 429) return 'rate-limited';
  if (status === 503) return 'service-unavailable';
  if (status >= 500) return 'server-error';
  if (status >= 400) return 'bad-request';
  if (status >= 300) return 'redirected';
  return 'unexpected-status';
}

/** An answer with a failure status as an error that repeats what the API says. */
export function refusal(call: FailedCall, response: TransportResponse, hint?: string): OpenStackError {
  const words = redactSecrets(errorWords(response.body), call.secrets);
  const location = response.headers['location'];
  const target = location === undefined ? '' : ` It points to ${oneLine(presentableUrl(location))}.`;
  const code = codeOfStatus(response.status, words);
  return failure(call, code, `answered ${response.status}`, {
    status: response.status,
    requestId: requestIdOf(response.headers),
    words: words + (code === 'redirected' ? target : ''),
    hint,
  });
}

/** An exchange without a whole answer. */
export function brokenExchange(call: FailedCall, error: unknown): OpenStackError {
  if (error instanceof OpenStackError) return error;
  const { code, message, cause } = classifyFailure(error);
  return failure(call, code, 'failed', {
    words: redactSecrets(oneLine(message), call.secrets),
    cause: innermost(cause),
  });
}

/** A failure of this call, whatever its kind, in the one form of words. */
export function failure(
  call: FailedCall,
  code: OpenStackErrorCode,
  what: string,
  more: {
    status?: number;
    requestId?: string | undefined;
    words?: string;
    hint?: string | undefined;
    cause?: unknown;
  } = {},
): OpenStackError {
  const { host, pathname } = URL.canParse(call.url) ? new URL(call.url) : { host: '', pathname: call.url };
  const request = more.requestId === undefined ? '' : ` (request ${more.requestId})`;
  const words = more.words ? `: ${more.words.replace(/\.$/, '')}` : '';
  return new OpenStackError(
    code,
    `Cloud "${call.cloud}": ${call.service} ${call.method} ${pathname} at ${host} ${what}${request}${words}.`,
    {
      cloud: call.cloud,
      service: call.service,
      method: call.method,
      url: presentableUrl(call.url),
      status: more.status,
      requestId: more.requestId,
      hint: more.hint,
      cause: more.cause,
    },
  );
}

/** Node's own error, which holds no request. */
function innermost(cause: unknown): unknown {
  return cause instanceof Error && cause.cause !== undefined ? cause.cause : cause;
}
