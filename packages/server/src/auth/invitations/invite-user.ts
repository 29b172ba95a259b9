import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { ServerError } from '../../errors.ts';
import { verb } from '../../verb/verb.ts';
import { email, role } from '../schemas.ts';
import { hashOf, newSecret } from '../secret.ts';

const hourMs = 3_600_000;

/** Makes a link that lets one person in, once. The result is the only place where its secret can be seen. */
export const inviteUser = verb({
  name: 'invitation.create',
  role: 'administrator',
  input: z.strictObject({
    /** Left out, whoever uses the link chooses it. */
    email: email.optional(),
    role,
    expiresInHours: z.int().min(1).max(720).default(72),
  }),
  async run({ tx, actor, now, audit }, input) {
    if (input.email !== undefined) {
      const taken = await tx
        .selectFrom('users')
        .select('id')
        .where(({ eb, fn }) => eb(fn<string>('lower', ['email']), '=', input.email?.toLowerCase() ?? ''))
        .executeTakeFirst();
      if (taken !== undefined) {
        throw new ServerError('conflict', `${input.email} is a user already.`, 'Change the role of the user instead.');
      }
    }
    const secret = newSecret();
    const expiresAt = timestampOf(new Date(now.getTime() + input.expiresInHours * hourMs));
    const { id } = await tx
      .insertInto('invitations')
      .values({
        secret_hash: hashOf(secret),
        email: input.email ?? null,
        role: input.role,
        created_by: actor.name,
        created_at: timestampOf(now),
        expires_at: expiresAt,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await audit({ objectType: 'invitation', objectId: id, before: null, after: { ...input, expiresAt } });
    return { id, secret, expiresAt };
  },
});
