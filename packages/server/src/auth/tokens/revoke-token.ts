import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { notFound } from '../../errors.ts';
import { id } from '../../status/schemas.ts';
import { verb } from '../../verb/verb.ts';
import { isAtLeast } from '../role.ts';

/** Ends a token at once: one's own, or as an administrator any. */
export const revokeToken = verb({
  name: 'token.revoke',
  role: 'reporter',
  input: z.strictObject({ id }),
  async run({ tx, actor, now, audit }, { id }) {
    const token = await tx
      .selectFrom('api_tokens')
      .select(['name', 'role', 'owner_id'])
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    const isOwn = token?.owner_id !== null && token?.owner_id === actor.id;
    // somebody else's token is not even there
    if (token === undefined || !(isOwn || isAtLeast(actor.role, 'administrator'))) throw notFound('token', id);
    await tx
      .updateTable('api_tokens')
      .set({ revoked_at: timestampOf(now) })
      .where('id', '=', id)
      .execute();
    await audit({ objectType: 'token', objectId: id, before: token, after: null });
  },
});
