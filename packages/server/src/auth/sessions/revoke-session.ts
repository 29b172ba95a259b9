import { z } from 'zod';
import { notFound } from '../../errors.ts';
import { id } from '../../status/schemas.ts';
import { verb } from '../../verb/verb.ts';
import { isAtLeast } from '../role.ts';

/** Ends one of the own sessions, or as an administrator anybody's. */
export const revokeSession = verb({
  name: 'session.revoke',
  role: 'reader',
  input: z.strictObject({ id }),
  async run({ tx, actor, audit }, { id }) {
    const session = await tx
      .selectFrom('sessions')
      .select('user_id as userId')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    const isOwn = session !== undefined && actor.kind === 'user' && session.userId === actor.id;
    // somebody else's session is not even there
    if (session === undefined || !(isOwn || isAtLeast(actor.role, 'administrator'))) throw notFound('session', id);
    await tx.deleteFrom('sessions').where('id', '=', id).execute();
    await audit({ objectType: 'session', objectId: id, before: session, after: null });
  },
});
