import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ServerError } from '../../../errors.ts';
import { actorOf } from '../../../http/actor-of.ts';
import { perform } from '../../../verb/perform.ts';
import type { AuthContext } from '../../context.ts';
import { addPasskey } from '../../passkeys/add-passkey.ts';
import { registrationOptions, verifyRegistration } from '../../passkeys/register-passkey.ts';
import { removePasskey } from '../../passkeys/remove-passkey.ts';
import { changePassword } from '../../passwords/change-password.ts';
import { hashOf } from '../../secret.ts';
import { sessionSecretOf } from '../../sessions/cookie.ts';
import { countAttempt, forgiveAttempt } from '../../sessions/count-attempt.ts';
import { explainError, PageError } from '../explain-error.ts';
import { field, parameter } from '../form.ts';
import { hasPasskeys, requireLocalSignIn } from '../local-sign-in.ts';
import { sendOn, sendPage } from '../send-page.ts';
import { textsFor } from '../texts/texts-for.ts';
import { accountView, type AccountView } from '../views/account-view.ts';
import { asPageError, responseIn } from './passkey-routes.ts';

/** What somebody signed in sees and does with the own account. */
export function accountRoutes(app: FastifyInstance, context: AuthContext): void {
  const { settings, store, providers } = context;
  const forUsers = { config: { role: 'reader' } } as const;

  /** The account of the one who is signed in; tokens have none. */
  async function read(request: FastifyRequest) {
    const { kind, id } = actorOf(request);
    const user =
      kind === 'user' && id !== null
        ? await store.db
            .selectFrom('users')
            .select(['id', 'display_name', 'email', 'role', 'provider', 'password_hash'])
            .where('id', '=', id)
            .executeTakeFirst()
        : undefined;
    if (user === undefined) throw new PageError('not-found', 404);
    return user;
  }

  /** Only who signs in here can have passkeys: with one of ours, nobody would ask the provider any more. */
  async function readWithPasskeys(request: FastifyRequest) {
    const user = await read(request);
    if (user.provider !== null || !hasPasskeys(settings)) throw new PageError('local-off', 403);
    return { user, passkeys: await listPasskeys(user.id) };
  }

  function listPasskeys(userId: string) {
    return store.db
      .selectFrom('passkeys')
      .select(['id', 'name'])
      .where('user_id', '=', userId)
      .orderBy('created_at')
      .execute();
  }

  async function send(
    request: FastifyRequest,
    reply: FastifyReply,
    status: number,
    view: Pick<AccountView, 'error' | 'notice'>,
  ): Promise<FastifyReply> {
    const user = await read(request);
    const isLocal = user.provider === null && settings.auth.localSignIn;
    const page = accountView(textsFor(request), {
      name: user.display_name,
      email: user.email,
      role: user.role,
      provider: user.provider === null ? undefined : (providers.get(user.provider)?.name ?? user.provider),
      passkeys: isLocal && hasPasskeys(settings) ? await listPasskeys(user.id) : undefined,
      hasPassword: isLocal ? user.password_hash !== null : undefined,
      ...view,
    });
    return sendPage(reply, status, page);
  }

  app.get('/account', forUsers, (request, reply) => {
    const isChanged = parameter(request, 'password-changed') !== undefined;
    return send(request, reply, 200, { notice: isChanged ? textsFor(request).passwordChanged : undefined });
  });

  app.post('/account/password', forUsers, async (request, reply) => {
    const { email } = await read(request);
    requireLocalSignIn(settings);
    const from = { method: 'password', address: request.ip, requestId: request.id } as const;
    const who = { ...(email === null ? {} : { email }), ...from };
    const [currentPassword, password] = [field(request, 'currentPassword'), field(request, 'password')];
    const secretHash = hashOf(sessionSecretOf(request) ?? '');
    try {
      await countAttempt(store, who, context.clock());
      await perform(context, byOf(request), changePassword, { currentPassword, password, secretHash });
      await forgiveAttempt(store, who);
    } catch (error) {
      const isWrong = error instanceof ServerError && error.code === 'unauthenticated';
      const shown = isWrong ? new PageError('wrong-current', 400, { cause: error }) : error;
      const { status, text } = explainError(shown, textsFor(request));
      if (status !== 400) throw error;
      return send(request, reply, status, { error: text });
    }
    return sendOn(reply, '/account?password-changed');
  });

  app.post('/account/passkey/options', forUsers, async (request) => {
    const { user, passkeys } = await readWithPasskeys(request);
    return registrationOptions(context, purposeOf(user.id), {
      email: user.email ?? user.display_name,
      displayName: user.display_name,
      known: passkeys.map(({ id }) => id),
    });
  });

  app.post('/account/passkey', forUsers, async (request) => {
    const { user } = await readWithPasskeys(request);
    const passkey = await verifyRegistration(context, purposeOf(user.id), responseIn(request)).catch(asPageError);
    await perform(context, byOf(request), addPasskey, { passkey });
    return { location: '/account' };
  });

  app.post('/account/passkey/remove', forUsers, async (request, reply) => {
    await perform(context, byOf(request), removePasskey, { id: field(request, 'id') }).catch((error: unknown) => {
      const isLast = error instanceof ServerError && error.code === 'conflict';
      throw isLast ? new PageError('last-way', 409, { cause: error }) : error;
    });
    return sendOn(reply, '/account');
  });

  function byOf(request: FastifyRequest) {
    return { actor: actorOf(request), requestId: request.id, now: context.clock() };
  }
}

function purposeOf(userId: string): string {
  return `user ${userId}`;
}
