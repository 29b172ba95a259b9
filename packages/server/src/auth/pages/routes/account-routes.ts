import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ServerError } from '../../../errors.ts';
import { actorOf } from '../../../http/actor-of.ts';
import { perform } from '../../../verb/perform.ts';
import type { AuthContext } from '../../context.ts';
import { addPasskey } from '../../passkeys/add-passkey.ts';
import { registrationOptions, verifyRegistration } from '../../passkeys/register-passkey.ts';
import { removePasskey } from '../../passkeys/remove-passkey.ts';
import { PageError } from '../explain-error.ts';
import { field } from '../form.ts';
import { hasPasskeys } from '../local-sign-in.ts';
import { sendOn, sendPage } from '../send-page.ts';
import { textsFor } from '../texts/texts-for.ts';
import { accountView } from '../views/account-view.ts';
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
            .select(['id', 'display_name', 'email', 'role', 'provider'])
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

  app.get('/account', forUsers, async (request, reply) => {
    const user = await read(request);
    const isLocal = user.provider === null && hasPasskeys(settings);
    const view = {
      name: user.display_name,
      email: user.email,
      role: user.role,
      provider: user.provider === null ? undefined : (providers.get(user.provider)?.name ?? user.provider),
      passkeys: isLocal ? await listPasskeys(user.id) : undefined,
    };
    return sendPage(reply, 200, accountView(textsFor(request), view));
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
