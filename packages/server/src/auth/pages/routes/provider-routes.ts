import type { FastifyInstance } from 'fastify';
import type { AuthContext } from '../../context.ts';
import { beginSignIn, readPending, writePending } from '../../oidc/begin-sign-in.ts';
import { finishSignIn } from '../../oidc/finish-sign-in.ts';
import type { IdentityProvider } from '../../oidc/identity-providers.ts';
import { SignInProblem } from '../../oidc/sign-in-problem.ts';
import { cookieOf, setCookie } from '../../sessions/cookie.ts';
import { PageError } from '../explain-error.ts';
import { parameter } from '../form.ts';
import { afterSignIn, letIn } from '../let-in.ts';
import { sendOn } from '../send-page.ts';

interface Provider {
  Params: { provider: string };
}

const pendingMs = 15 * 60_000;

/** A cookie for each way out, so that several tabs may sign in at once. */
function cookieName(state: string): string {
  return `__Host-scs-oidc-${state.slice(0, 16)}`;
}

/** The way to an identity provider and back. */
export function providerRoutes(app: FastifyInstance, context: AuthContext): void {
  const { settings, providers } = context;

  function find(id: string): IdentityProvider {
    const provider = providers.get(id);
    if (provider === undefined) throw new PageError('not-found', 404);
    return provider;
  }

  app.get<Provider>('/auth/oidc/:provider', { config: { role: 'anyone' } }, async (request, reply) => {
    const next = afterSignIn(parameter(request, 'next'));
    const { url, state, pending } = await beginSignIn(find(request.params.provider), {
      publicUrl: settings.publicUrl,
      next,
    });
    setCookie(reply, cookieName(state), writePending(pending), pendingMs);
    return sendOn(reply, url.href);
  });

  app.get<Provider>('/auth/oidc/:provider/callback', { config: { role: 'anyone' } }, async (request, reply) => {
    const provider = find(request.params.provider);
    const state = parameter(request, 'state') ?? '';
    const name = /^[\w-]{16,200}$/.test(state) ? cookieName(state) : undefined;
    const pending = name === undefined ? undefined : readPending(cookieOf(request, name));
    if (name === undefined || pending?.provider !== provider.settings.id) {
      throw new SignInProblem('begin-again', provider.name, 'this browser has not begun it, or too long ago');
    }
    // whatever comes of it: it counts once
    setCookie(reply, name, '', 0);
    const query = request.url.slice(request.url.indexOf('?'));
    const came = { query, state, pending, requestId: request.id, address: request.ip };
    const { user, tokens } = await finishSignIn(context, provider, came);
    await letIn(context, request, reply, user, { provider: provider.settings.id, tokens });
    return sendOn(reply, pending.next);
  });
}
