import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ServerError } from '../../../errors.ts';
import { actorOf } from '../../../http/actor-of.ts';
import type { AuthContext } from '../../context.ts';
import { providerSignOut } from '../../oidc/provider-sign-out.ts';
import { signInWithPassword } from '../../sessions/sign-in-with-password.ts';
import { explainError, PageError } from '../explain-error.ts';
import { field, parameter } from '../form.ts';
import { afterSignIn, letIn, letOut } from '../let-in.ts';
import { hasPasskeys, insecureUrl, requireLocalSignIn } from '../local-sign-in.ts';
import { sendOn, sendPage } from '../send-page.ts';
import { textsFor } from '../texts/texts-for.ts';
import { signedOutView } from '../views/message-view.ts';
import { signInView, type SignInView } from '../views/sign-in-view.ts';

/** The sign-in page, signing in with a password, and signing out. */
export function signInRoutes(app: FastifyInstance, context: AuthContext): void {
  const { settings, providers } = context;

  function page(request: FastifyRequest, view: Pick<SignInView, 'next' | 'email' | 'error' | 'notice'>): string {
    return signInView(textsFor(request), {
      providers: [...providers.values()].map(({ name, settings: { id } }) => ({ id, name })),
      isLocal: settings.auth.localSignIn,
      hasPasskeys: hasPasskeys(settings),
      insecureUrl: insecureUrl(settings),
      ...view,
    });
  }

  app.get('/sign-in', { config: { role: 'anyone', actor: 'optional' } }, (request, reply) => {
    const next = parameter(request, 'next') ?? '';
    if (actorOf(request).kind === 'user') return sendOn(reply, afterSignIn(next));
    const notice = parameter(request, 'signed-out') === undefined ? undefined : textsFor(request).signedOut;
    return sendPage(reply, 200, page(request, { next, notice }));
  });

  app.post('/sign-in', { config: { role: 'anyone' } }, async (request, reply) => {
    requireLocalSignIn(settings);
    const [email, password, next] = [
      field(request, 'email').trim(),
      field(request, 'password'),
      field(request, 'next'),
    ];
    try {
      const who = { email, password, address: request.ip, requestId: request.id };
      await letIn(context, request, reply, await signInWithPassword(context.store, who, context.clock()));
    } catch (error) {
      const isWrong = error instanceof ServerError && error.code === 'unauthenticated';
      const shown = isWrong ? new PageError('wrong-password', 401, { cause: error }) : error;
      const { status, text } = explainError(shown, textsFor(request));
      if (status >= 500) throw error;
      if (status === 429) void reply.header('retry-after', '900');
      if (status === 401) void reply.header('www-authenticate', 'Bearer');
      return sendPage(reply, status, page(request, { next, email, error: text }));
    }
    return sendOn(reply, afterSignIn(next));
  });

  app.post('/sign-out', { config: { role: 'anyone', actor: 'optional' } }, async (request, reply) => {
    const ended = await letOut(context, request, reply);
    const leave = ended === undefined ? undefined : await providerSignOut(context, ended);
    if (leave === undefined) return sendOn(reply, '/sign-in?signed-out');
    return sendPage(reply, 200, signedOutView(textsFor(request), leave));
  });
}
