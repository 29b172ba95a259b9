import type { FastifyRequest } from 'fastify';
import { ServerError } from '../errors.ts';
import { stranger, type Actor } from './actor.ts';
import { bootstrapCheck } from './bootstrap-token.ts';
import type { AuthContext } from './context.ts';
import { isReading } from './is-reading.ts';
import { confirmSession } from './oidc/confirm-session.ts';
import { refuseCrossSite } from './same-site.ts';
import { sessionSecretOf } from './sessions/cookie.ts';
import { sessionActors } from './sessions/session-actors.ts';
import { tokenActors } from './tokens/token-actors.ts';

/**
 * Makes the function that finds out who asks: by a bearer token (the bootstrap token, or one of the API), else by the session
 * of the cookie, or else nobody.
 *
 * A token or session that is unknown or has ended makes a stranger of who reads, since what is public stays so; who wants to
 * write is told. What changes something with a session must come from a page of this server.
 *
 * @throws Error when the bootstrap token is too short
 */
export function authenticator(context: AuthContext): (request: FastifyRequest) => Promise<Actor> {
  const { store, changes, settings, clock } = context;
  const bootstrapOf = bootstrapCheck(settings.bootstrapToken?.reveal());
  const ofToken = tokenActors(store, changes);
  const ofSession = sessionActors(store, changes);

  async function bySession(secret: string): Promise<Actor | undefined> {
    const now = clock();
    const session = await ofSession(secret, now);
    return session === undefined ? undefined : confirmSession(context, session, secret, now);
  }

  return async function authenticate(request) {
    const token = bearerOf(request);
    if (token !== undefined) {
      return bootstrapOf(token) ?? (await ofToken(token, clock())) ?? strangerOrRefusal(request, tokenRefused);
    }
    const secret = sessionSecretOf(request);
    if (secret === undefined) return stranger;
    if (!isReading(request)) refuseCrossSite(request, settings.publicUrl);
    return (await bySession(secret)) ?? strangerOrRefusal(request, sessionEnded);
  };
}

const tokenRefused = [
  'The token is unknown, has expired, or was revoked.',
  'Make a new token and send it: Authorization: Bearer …',
] as const;
const sessionEnded = ['The session has ended.', 'Sign in again.'] as const;

function strangerOrRefusal(request: FastifyRequest, [message, hint]: readonly [string, string]): Actor {
  if (isReading(request)) return stranger;
  throw new ServerError('unauthenticated', message, hint);
}

function bearerOf({ headers }: FastifyRequest): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
}
