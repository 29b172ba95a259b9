import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * The cookie of a session. `__Host-` makes browsers refuse it from other hosts and without encryption; on
 * http://localhost Chromium and Firefox take it all the same, Safari does not.
 */
const sessionCookie = '__Host-scs-session';

const attributes = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;

/** What the browser says to be its session's secret. */
export function sessionSecretOf(request: FastifyRequest): string | undefined {
  return cookieOf(request, sessionCookie);
}

export function setSessionCookie(reply: FastifyReply, secret: string, lifeMs: number): void {
  setCookie(reply, sessionCookie, secret, lifeMs);
}

export function clearSessionCookie(reply: FastifyReply): void {
  setCookie(reply, sessionCookie, '', 0);
}

/** The value of a cookie; one without a value is none. */
export function cookieOf({ headers }: Pick<FastifyRequest, 'headers'>, name: string): string | undefined {
  return parseCookie(headers.cookie ?? '')[name] || undefined;
}

/** Sets a cookie that only this server gets, and no script sees. With no life left it is deleted. */
export function setCookie(reply: FastifyReply, name: string, value: string, lifeMs: number): void {
  const maxAge = Math.floor(lifeMs / 1000);
  void reply.header('set-cookie', stringifySetCookie({ name, value, ...attributes, maxAge }));
}
