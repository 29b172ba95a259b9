import { z } from 'zod';
import { notFound } from '../../errors.ts';
import { id } from '../../status/schemas.ts';
import { verb } from '../../verb/verb.ts';

/** Makes the link of an invitation worthless. */
export const revokeInvitation = verb({
  name: 'invitation.revoke',
  role: 'administrator',
  input: z.strictObject({ id }),
  async run({ tx, audit }, { id }) {
    const revoked = await tx
      .deleteFrom('invitations')
      .where('id', '=', id)
      .where('used_at', 'is', null)
      .returning(['email', 'role'])
      .executeTakeFirst();
    if (revoked === undefined) throw notFound('open invitation', id);
    await audit({ objectType: 'invitation', objectId: id, before: revoked, after: null });
  },
});
