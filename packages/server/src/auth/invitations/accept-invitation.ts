import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { invalidField } from '../../errors.ts';
import { verb } from '../../verb/verb.ts';
import { hashPassword } from '../passwords/argon2.ts';
import { insertPasskey, newPasskey } from '../passkeys/insert-passkey.ts';
import { email, password, shortName } from '../schemas.ts';
import { findInvitation } from './find-invitation.ts';

/** Makes the account that an invitation is for, with a password or a passkey. Whoever has the link may do so, once. */
export const acceptInvitation = verb({
  name: 'invitation.accept',
  role: 'anyone',
  input: z.strictObject({
    secret: z.string(),
    /** Counts only when the invitation names none. */
    email: email.optional(),
    displayName: shortName,
    proof: z.union([z.strictObject({ password }), z.strictObject({ passkey: newPasskey })]),
  }),
  async run({ tx, now, audit }, { secret, displayName, proof, ...input }) {
    const invitation = await findInvitation(tx, secret, now);
    const address = invitation.email ?? input.email;
    if (address === undefined) throw invalidField('email', 'must not be empty');
    const user = await tx
      .insertInto('users')
      .values({
        email: address,
        display_name: displayName,
        role: invitation.role,
        password_hash: 'password' in proof ? await hashPassword(proof.password) : null,
        created_at: timestampOf(now),
        updated_at: timestampOf(now),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning(['id', 'display_name as name', 'role'])
      .executeTakeFirst();
    if (user === undefined) throw invalidField('email', 'belongs to a user already');
    if ('passkey' in proof) await insertPasskey(tx, user.id, proof.passkey, now);
    await tx
      .updateTable('invitations')
      .set({ used_at: timestampOf(now), used_by: user.id })
      .where('id', '=', invitation.id)
      .execute();
    await audit({
      objectType: 'user',
      objectId: user.id,
      before: null,
      after: { email: address, displayName, role: user.role, invitationId: invitation.id },
    });
    return user;
  },
});
