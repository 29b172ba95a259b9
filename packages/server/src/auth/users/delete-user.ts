import { z } from 'zod';
import { notFound } from '../../errors.ts';
import { checkVersion } from '../../status/check-version.ts';
import { expectedVersion, id } from '../../status/schemas.ts';
import { verb } from '../../verb/verb.ts';
import { keepLastAdministrator } from './last-administrator.ts';

/** Deletes an account with its passkeys, sessions and personal tokens. What the user has done stays in the audit log. */
export const deleteUser = verb({
  name: 'user.delete',
  role: 'administrator',
  input: z.strictObject({ id, expectedVersion }),
  async run({ tx, audit }, { id, expectedVersion }) {
    await keepLastAdministrator(tx, id);
    const before = await tx
      .selectFrom('users')
      .select(['email', 'display_name', 'role', 'version'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (before === undefined) throw notFound('user', id);
    checkVersion('user', before.version, expectedVersion);
    await tx.deleteFrom('users').where('id', '=', id).execute();
    await audit({ objectType: 'user', objectId: id, before, after: null });
  },
});
