import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { perform, type VerbRuntime } from '../../verb/perform.ts';
import { verb } from '../../verb/verb.ts';
import { system } from '../actor.ts';
import { hashOf, newSecret } from '../secret.ts';
import type { AuthSettings } from '../settings.ts';
import { hasUsers } from './find-invitation.ts';
import { invitationLink } from './invitation-link.ts';

const lifeMs = 24 * 3_600_000;

const inviteFirst = verb({
  name: 'invitation.create-first',
  role: 'administrator',
  input: z.strictObject({}),
  async run({ tx, actor, now, audit }) {
    if (await hasUsers(tx)) return undefined;
    // the link of an earlier start may have been lost, or read by others
    await tx.deleteFrom('invitations').where('is_first_administrator', '=', true).execute();
    const secret = newSecret();
    const { id } = await tx
      .insertInto('invitations')
      .values({
        secret_hash: hashOf(secret),
        email: null,
        role: 'administrator',
        is_first_administrator: true,
        created_by: actor.name,
        created_at: timestampOf(now),
        expires_at: timestampOf(new Date(now.getTime() + lifeMs)),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await audit({ objectType: 'invitation', objectId: id, before: null, after: { role: 'administrator' } });
    return secret;
  },
});

/**
 * The link for the first administrator, to be printed at the start: a new one, good for a day, as long as nobody has an
 * account. Undefined when there are users, when nobody may sign in locally, or when an identity provider makes
 * administrators.
 *
 * @example const link = await ensureFirstAdministrator({ store, changes }, config, new Date());
 */
export async function ensureFirstAdministrator(
  runtime: VerbRuntime,
  { auth, publicUrl }: AuthSettings,
  now: Date,
): Promise<string | undefined> {
  const comesFromProvider = auth.providers.some(
    ({ defaultRole, roleMapping }) =>
      defaultRole === 'administrator' || Object.values(roleMapping).includes('administrator'),
  );
  if (!auth.localSignIn || comesFromProvider || (await hasUsers(runtime.store.db))) return undefined;
  const secret = await perform(runtime, { actor: system, requestId: null, now }, inviteFirst, {});
  return secret === undefined ? undefined : invitationLink(publicUrl, secret);
}
