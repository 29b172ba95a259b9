import { timestampOf } from '@scs/store';
import * as client from 'openid-client';
import { perform } from '../../verb/perform.ts';
import type { Actor } from '../actor.ts';
import type { AuthContext } from '../context.ts';
import { endSession } from '../sessions/end-session.ts';
import { openTokens, sealTokens, type ProviderTokens } from '../sessions/seal-tokens.ts';
import type { KnownSession } from '../sessions/session-actors.ts';
import { admitUser, providerActor } from './admit-user.ts';
import { explainProviderError } from './explain-provider-error.ts';
import type { IdentityProvider } from './identity-providers.ts';
import { readIdentity } from './provider-claims.ts';
import { roleOfGroups } from './role-of-groups.ts';
import { SignInProblem } from './sign-in-problem.ts';

/** How long a provider's word counts before it is asked again. */
const askAfterMs = 5 * 60_000;
/** How long it counts when the provider cannot be asked. */
const graceMs = 60 * 60_000;

/**
 * Asks the provider that vouches for a session, every five minutes and with one request at a time, whether the user may stay and
 * with which role. A refusal ends the session; while the provider is away, its last word counts for an hour. A provider that
 * gives no refresh token cannot be asked: then the session lasts its time.
 *
 * @returns who it is now; undefined when the session has ended
 */
export async function confirmSession(
  context: AuthContext,
  session: KnownSession,
  secret: string,
  now: Date,
): Promise<Actor | undefined> {
  if (session.provider === null) return session.actor;
  const provider = context.providers.get(session.provider);
  if (provider === undefined) return end(context, session, now, 'its provider is not configured any more');
  if (now.getTime() - Date.parse(session.askedProviderAt ?? session.createdAt) < askAfterMs) return session.actor;
  const sealed = await claimTurn(context, session, now);
  if (sealed === undefined) return session.actor;
  const tokens = openTokens(secret, sealed);
  if (tokens === undefined) return end(context, session, now, 'what its provider gave cannot be read any more');
  try {
    const { refreshToken, idToken } = tokens;
    if (refreshToken === undefined) return session.actor;
    return await ask(context, session, provider, { secret, refreshToken, idToken, now });
  } catch (error) {
    if (!(error instanceof SignInProblem)) throw error;
    const isRefused = error.status < 500;
    const isTooLong = now.getTime() - Date.parse(session.confirmedAt ?? session.createdAt) > graceMs;
    if (isRefused || isTooLong) return end(context, session, now, error.message);
    return session.actor;
  }
}

async function ask(
  context: AuthContext,
  session: KnownSession,
  { settings, name, discover }: IdentityProvider,
  given: { secret: string; refreshToken: string; idToken: string | undefined; now: Date },
): Promise<Actor | undefined> {
  const { store } = context;
  const user = await store.db
    .selectFrom('users')
    .select(['subject', 'email', 'display_name', 'role'])
    .where('id', '=', session.userId)
    .executeTakeFirst();
  if (user?.subject === undefined || user.subject === null) return undefined;
  const configuration = await discover();
  const { tokens, identity } = await refresh(configuration, given.refreshToken, user.subject).catch(
    (error: unknown) => {
      throw explainProviderError(error, name);
    },
  );
  await keepTokens(context, session, given, {
    refreshToken: tokens.refresh_token ?? given.refreshToken,
    idToken: tokens.id_token ?? given.idToken,
  });
  const role = roleOfGroups(identity.claims, settings);
  // nothing is written, and no cache dropped, as long as all is as it was
  if (role === session.actor.role && identity.displayName === user.display_name) return session.actor;
  const { subject, displayName, email } = identity;
  const input = { provider: settings.id, subject, displayName, email, role };
  const actor = providerActor(settings.id);
  const admitted = await perform(context, { actor, requestId: null, now: given.now }, admitUser, input);
  return admitted === undefined ? undefined : { kind: 'user', ...admitted };
}

async function refresh(configuration: client.Configuration, refreshToken: string, subject: string) {
  const tokens = await client.refreshTokenGrant(configuration, refreshToken);
  return { tokens, identity: await readIdentity(configuration, tokens, subject) };
}

/** Of many requests at the same time, on any replica, one asks the provider: refresh tokens often count only once. */
async function claimTurn({ store }: AuthContext, session: KnownSession, now: Date): Promise<Buffer | undefined> {
  const claimed = await store.db
    .updateTable('sessions')
    .set({ asked_provider_at: timestampOf(now) })
    .where('secret_hash', '=', session.secretHash)
    .where('asked_provider_at', '<=', timestampOf(new Date(now.getTime() - askAfterMs)))
    .returning('sealed_tokens')
    .executeTakeFirst();
  return claimed?.sealed_tokens ?? undefined;
}

async function keepTokens(
  { store }: AuthContext,
  session: KnownSession,
  { secret, now }: { secret: string; now: Date },
  tokens: ProviderTokens,
): Promise<void> {
  await store.db
    .updateTable('sessions')
    .set({ sealed_tokens: sealTokens(secret, tokens), confirmed_at: timestampOf(now) })
    .where('secret_hash', '=', session.secretHash)
    .execute();
}

async function end(context: AuthContext, { secretHash, actor }: KnownSession, now: Date, reason: string) {
  await perform(context, { actor, requestId: null, now }, endSession, { secretHash, reason });
  return undefined;
}
