import type { FastifyReply, FastifyRequest } from 'fastify';
import { actorOf } from '../../http/actor-of.ts';
import { perform } from '../../verb/perform.ts';
import type { AuthContext } from '../context.ts';
import { localPath } from '../local-path.ts';
import { hashOf } from '../secret.ts';
import { clearSessionCookie, sessionSecretOf, setSessionCookie } from '../sessions/cookie.ts';
import { endSession } from '../sessions/end-session.ts';
import type { ProvenUser } from '../sessions/proven-user.ts';
import type { ProviderTokens } from '../sessions/seal-tokens.ts';
import { sessionMs } from '../sessions/session-times.ts';
import { startSession } from '../sessions/start-session.ts';

/** Starts a session for somebody whose identity was proven just before; one that the browser had before ends. */
export async function letIn(
  context: AuthContext,
  request: FastifyRequest,
  reply: FastifyReply,
  user: ProvenUser,
  provided?: { provider: string; tokens: ProviderTokens },
): Promise<void> {
  const by = { actor: { kind: 'user', ...user }, requestId: request.id, now: context.clock() } as const;
  const before = sessionSecretOf(request);
  if (before !== undefined) {
    await perform(context, by, endSession, { secretHash: hashOf(before), reason: 'signed in anew' });
  }
  const lifeMs = sessionMs(context.settings.auth.sessionHours);
  const userAgent = request.headers['user-agent'] ?? null;
  const { secret } = await perform(context, by, startSession, { userId: user.id, userAgent, lifeMs, provided });
  setSessionCookie(reply, secret, lifeMs);
}

/** Ends the browser's session; the result is what its provider gave, if it has one. */
export async function letOut(context: AuthContext, request: FastifyRequest, reply: FastifyReply) {
  const secret = sessionSecretOf(request);
  clearSessionCookie(reply);
  if (secret === undefined) return undefined;
  const by = { actor: actorOf(request), requestId: request.id, now: context.clock() };
  const ended = await perform(context, by, endSession, { secretHash: hashOf(secret), reason: 'signed out' });
  return ended === undefined ? undefined : { ...ended, secret };
}

/** Where to go after signing in: where somebody wanted to go, or to the console. */
export function afterSignIn(next: unknown): string {
  return next === undefined || next === '' ? '/console' : localPath(next);
}
