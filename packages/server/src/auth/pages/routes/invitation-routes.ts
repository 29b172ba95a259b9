import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ServerError } from '../../../errors.ts';
import { stranger } from '../../actor.ts';
import { perform } from '../../../verb/perform.ts';
import type { AuthContext } from '../../context.ts';
import { acceptInvitation } from '../../invitations/accept-invitation.ts';
import { findInvitation } from '../../invitations/find-invitation.ts';
import { explainError, PageError } from '../explain-error.ts';
import { field } from '../form.ts';
import { afterSignIn, letIn } from '../let-in.ts';
import { hasPasskeys, insecureUrl, requireLocalSignIn } from '../local-sign-in.ts';
import { sendOn, sendPage } from '../send-page.ts';
import { textsFor } from '../texts/texts-for.ts';
import { invitationView, type InvitationView } from '../views/invitation-view.ts';

interface Link {
  Params: { secret: string };
}

/** Accepting an invitation with a password. */
export function invitationRoutes(app: FastifyInstance, context: AuthContext): void {
  const { settings, store, clock } = context;

  async function send(
    request: FastifyRequest<Link>,
    reply: FastifyReply,
    status: number,
    view: Pick<InvitationView, 'email' | 'displayName' | 'error'>,
  ): Promise<FastifyReply> {
    const { secret } = request.params;
    const { email: fixedEmail, role } = await findInvitation(store.db, secret, clock()).catch(orGone);
    const address = { hasPasskeys: hasPasskeys(settings), insecureUrl: insecureUrl(settings) };
    return sendPage(
      reply,
      status,
      invitationView(textsFor(request), { secret, role, fixedEmail, ...address, ...view }),
    );
  }

  app.get<Link>('/invitation/:secret', { config: { role: 'anyone' } }, (request, reply) => {
    requireLocalSignIn(settings);
    return send(request, reply, 200, {});
  });

  app.post<Link>('/invitation/:secret', { config: { role: 'anyone' } }, async (request, reply) => {
    requireLocalSignIn(settings);
    const [email, displayName] = [field(request, 'email'), field(request, 'displayName')];
    const proof = { password: field(request, 'password') };
    const input = { secret: request.params.secret, email, displayName, proof };
    try {
      const by = { actor: stranger, requestId: request.id, now: clock() };
      await letIn(context, request, reply, await perform(context, by, acceptInvitation, input));
    } catch (error) {
      if (!(error instanceof ServerError) || error.code !== 'invalid') throw gone(error);
      return send(request, reply, 400, { email, displayName, error: explainError(error, textsFor(request)).text });
    }
    return sendOn(reply, afterSignIn(undefined));
  });
}

/** What a link that is worth nothing is called on pages. */
export function gone(error: unknown): unknown {
  const isGone = error instanceof ServerError && error.code === 'not-found';
  return isGone ? new PageError('invitation-gone', 404, { cause: error }) : error;
}

function orGone(error: unknown): never {
  throw gone(error);
}
