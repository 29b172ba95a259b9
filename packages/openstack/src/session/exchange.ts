import { setTimeout as sleep } from 'node:timers/promises';

import { OpenStackError, type OpenStackErrorCode } from '../errors.ts';
import { TransportError, type Transport, type TransportResponse } from '../transport/types.ts';
import { brokenExchange, codeOfStatus, failure, refusal, type FailedCall } from './failures.ts';
import { oneLine } from './error-body.ts';
import { requestIdOf } from './request-id.ts';
import { backoffMs, longestPauseMs, mayRepeatFailure, mayRepeatStatus, retryAfterMs } from './retry.ts';
import type { Call, CallReport } from './types.ts';

/** What all exchanges of a session share. */
export interface ExchangeContext {
  readonly cloud: string;
  readonly transport: Transport;
  readonly limit: <T>(task: () => Promise<T>) => Promise<T>;
  readonly onCall: ((call: CallReport) => void) | undefined;
  readonly retries: number;
  readonly retryBaseMs: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  /** Grows as tokens come; errors are searched for these values. */
  readonly secrets: Set<string>;
}

/** A call with its URL and headers complete. */
export interface PreparedCall extends Pick<
  Call,
  'service' | 'method' | 'path' | 'route' | 'okStatuses' | 'retry' | 'timeoutMs' | 'signal'
> {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface Outcome {
  readonly isAccepted: boolean;
  readonly response: TransportResponse;
  /** The parsed JSON of an accepted answer. */
  readonly json: unknown;
}

/**
 * Sends one call until it is answered: repeats after 429 and 503 as Retry-After asks or with growing pauses, and after
 * a reset where that is safe. Reports every try.
 *
 * @throws OpenStackError where no whole answer came or an accepted answer is no JSON
 */
export async function exchange(context: ExchangeContext, call: PreparedCall): Promise<Outcome> {
  const failed: FailedCall = { cloud: context.cloud, secrets: context.secrets, ...call };
  const signal = joinSignals(context.signal, call.signal);
  for (let attempt = 1; ; attempt += 1) {
    const isLast = attempt > context.retries;
    const result = await tryOnce(context, call, failed, attempt, signal);
    if ('error' in result) {
      if (isLast || !mayRepeatFailure(result.error.code, call.method, call.retry)) throw result.error;
      await pause(failed, backoffMs(attempt, context.retryBaseMs, Math.random()), signal);
      continue;
    }
    const { status, headers } = result.response;
    if (result.isAccepted || isLast || !mayRepeatStatus(status, call.retry)) return result;
    const asked = retryAfterMs(headers['retry-after'], new Date());
    if (asked !== undefined && asked > longestPauseMs) {
      throw refusal(
        failed,
        result.response,
        `The service asks to wait ${Math.ceil(asked / 1000)} s: try again after that.`,
      );
    }
    await pause(failed, asked ?? backoffMs(attempt, context.retryBaseMs, Math.random()), signal);
  }
}

async function tryOnce(
  context: ExchangeContext,
  call: PreparedCall,
  failed: FailedCall,
  attempt: number,
  signal: AbortSignal | undefined,
): Promise<Outcome | { error: OpenStackError }> {
  let startedAt = performance.now();
  const report = (
    response: TransportResponse | undefined,
    durationMs: number,
    error: OpenStackErrorCode | undefined,
  ) => {
    context.onCall?.({
      cloud: context.cloud,
      service: call.service,
      method: call.method,
      route: call.route ?? call.path,
      path: call.path,
      status: response?.status,
      durationMs,
      requestId: response && requestIdOf(response.headers),
      attempt,
      error,
    });
  };
  let response: TransportResponse;
  try {
    response = await context.limit(() => {
      startedAt = performance.now();
      return context.transport({
        method: call.method,
        url: call.url,
        headers: call.headers,
        body: call.body,
        timeoutMs: call.timeoutMs ?? context.timeoutMs,
        signal,
      });
    });
  } catch (thrown) {
    const recorded = thrown instanceof TransportError ? thrown.durationMs : undefined;
    const error = brokenExchange(failed, thrown);
    report(undefined, recorded ?? performance.now() - startedAt, error.code);
    return { error };
  }
  const durationMs = response.durationMs ?? performance.now() - startedAt;
  const isSuccess = response.status >= 200 && response.status < 300;
  if (!isSuccess && call.okStatuses?.includes(response.status) !== true) {
    report(response, durationMs, codeOfStatus(response.status));
    return { isAccepted: false, response, json: undefined };
  }
  try {
    const json = isSuccess ? parseJson(failed, response) : undefined;
    report(response, durationMs, undefined);
    return { isAccepted: true, response, json };
  } catch (error) {
    if (!(error instanceof OpenStackError)) throw error;
    report(response, durationMs, error.code);
    throw error;
  }
}

function parseJson(failed: FailedCall, response: TransportResponse): unknown {
  const { status, headers, body } = response;
  if (body.length === 0) return undefined;
  const details = { status, requestId: requestIdOf(headers) };
  const type = headers['content-type'];
  if (type !== undefined && !/\bjson\b/i.test(type)) {
    throw failure(
      failed,
      'not-json',
      `answered ${status} with ${oneLine(type).slice(0, 80)} where JSON was expected`,
      details,
    );
  }
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    // The parser's message quotes the body, and the body of an answer may hold a secret.
    throw failure(
      failed,
      'not-json',
      `answered ${status} with JSON that is damaged or cut off (${body.length} bytes)`,
      details,
    );
  }
}

/** Version documents come with status 300, which is parsed like any other. */
export function jsonOf(outcome: Outcome): unknown {
  if (outcome.json !== undefined) return outcome.json;
  try {
    return JSON.parse(outcome.response.body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

async function pause(failed: FailedCall, ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(ms, undefined, signal && { signal });
  } catch {
    throw brokenExchange(failed, new TransportError('aborted', 'the run was stopped'));
  }
}

function joinSignals(a: AbortSignal | undefined, b: AbortSignal | undefined): AbortSignal | undefined {
  return a !== undefined && b !== undefined ? AbortSignal.any([a, b]) : (a ?? b);
}
