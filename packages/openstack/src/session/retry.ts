import type { OpenStackErrorCode } from '../errors.ts';
import type { Call } from './types.ts';

/** A server that asks for a longer pause gets an error instead: nobody wants to look at a silent terminal for an hour. */
export const longestPauseMs = 60_000;

/**
 * What Retry-After asks for, in milliseconds from `now`; undefined where it is absent or unreadable. It may be seconds
 * or an HTTP date (RFC 9110 §10.2.3).
 */
export function retryAfterMs(value: string | undefined, now: Date): number | undefined {
  if (value === undefined) return undefined;
  const text = value.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : Math.max(0, time - now.getTime());
}

/** Exponential back-off with full jitter. `random` is in [0, 1). */
export function backoffMs(attempt: number, baseMs: number, random: number): number {
  const ceiling = Math.min(baseMs * 2 ** (attempt - 1), 16 * baseMs);
  return ceiling / 2 + (random * ceiling) / 2;
}

const resets: ReadonlySet<OpenStackErrorCode> = new Set(['connection-reset', 'response-truncated']);

/** Whether a failed exchange may be repeated without harm. */
export function mayRepeatFailure(code: OpenStackErrorCode, method: string, retry: Call['retry']): boolean {
  if (!resets.has(code) || retry === false || retry === 'after-refusal') return false;
  return retry === true || ['GET', 'HEAD', 'PUT', 'DELETE'].includes(method);
}

/** Whether an answer asks to be tried again: the service has not begun with the call. */
export function mayRepeatStatus(status: number, retry: Call['retry']): boolean {
  return (status === 429 || status === 503) && retry !== false;
}
