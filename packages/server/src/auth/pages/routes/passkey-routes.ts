import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ServerError } from '../../../errors.ts';
import { perform } from '../../../verb/perform.ts';
import { parseInput } from '../../../verb/parse-input.ts';
import { stranger } from '../../actor.ts';
import type { AuthContext } from '../../context.ts';
import { acceptInvitation } from '../../invitations/accept-invitation.ts';
import { findInvitation } from '../../invitations/find-invitation.ts';
import { registrationOptions, verifyRegistration } from '../../passkeys/register-passkey.ts';
import { authenticationOptions, signInWithPasskey } from '../../passkeys/sign-in-with-passkey.ts';
import { email, shortName } from '../../schemas.ts';
import { hashOf } from '../../secret.ts';
import { PageError } from '../explain-error.ts';
import { field } from '../form.ts';
import { afterSignIn, letIn } from '../let-in.ts';
import { hasPasskeys } from '../local-sign-in.ts';
import { gone } from './invitation-routes.ts';
import { z } from 'zod';

interface Link {
  Params: { secret: string };
}

const person = z.object({ email, displayName: shortName });

/** What our script asks for: signing in with a passkey, and accepting an invitation with a new one. */
export function passkeyRoutes(app: FastifyInstance, context: AuthContext): void {
  const { settings, store, clock } = context;
  const open = { config: { role: 'anyone' } } as const;

  function requirePasskeys(): void {
    if (!hasPasskeys(settings)) throw new PageError('local-off', 403);
  }

  app.post('/auth/passkey/options', open, async () => {
    requirePasskeys();
    return authenticationOptions(context);
  });

  app.post('/auth/passkey', open, async (request, reply) => {
    requirePasskeys();
    const from = { address: request.ip, requestId: request.id };
    const user = await signInWithPasskey(context, responseIn(request), from).catch(asPageError);
    await letIn(context, request, reply, user);
    return { location: afterSignIn(field(request, 'next')) };
  });

  app.post<Link>('/invitation/:secret/passkey/options', open, async (request) => {
    requirePasskeys();
    const { secret } = request.params;
    const invitation = await findInvitation(store.db, secret, clock()).catch(asPageError);
    const wanted = parseInput(person, {
      email: invitation.email ?? field(request, 'email'),
      displayName: field(request, 'displayName'),
    });
    return registrationOptions(context, purposeOf(secret), wanted);
  });

  app.post<Link>('/invitation/:secret/passkey', open, async (request, reply) => {
    requirePasskeys();
    const { secret } = request.params;
    const passkey = await verifyRegistration(context, purposeOf(secret), responseIn(request)).catch(asPageError);
    const [address, displayName] = [field(request, 'email'), field(request, 'displayName')];
    const input = { secret, email: address, displayName, proof: { passkey } };
    const by = { actor: stranger, requestId: request.id, now: clock() };
    await letIn(context, request, reply, await perform(context, by, acceptInvitation, input).catch(asPageError));
    return { location: afterSignIn(undefined) };
  });
}

function purposeOf(secret: string): string {
  return `invitation ${hashOf(secret)}`;
}

export function responseIn({ body }: FastifyRequest): unknown {
  return typeof body === 'object' && body !== null && 'response' in body ? body.response : undefined;
}

/** What has gone wrong, as our pages call it. */
export function asPageError(error: unknown): never {
  const isRefused = error instanceof ServerError && error.code === 'unauthenticated';
  throw isRefused ? new PageError('passkey-failed', 400, { cause: error }) : gone(error);
}
