import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { notFound, ServerError } from '../../errors.ts';
import { checkVersion } from '../../status/check-version.ts';
import { expectedVersion, id } from '../../status/schemas.ts';
import { verb } from '../../verb/verb.ts';
import { role, shortName } from '../schemas.ts';
import { keepLastAdministrator } from './last-administrator.ts';

/** What an administrator may change of a user. */
export const userFields = {
  displayName: shortName.optional(),
  role: role.optional(),
  isDisabled: z.boolean().optional(),
};

/** Changes a user. Who is disabled loses all sessions at once, and all personal tokens stop working. */
export const updateUser = verb({
  name: 'user.update',
  role: 'administrator',
  input: z.strictObject({ id, expectedVersion, ...userFields }),
  async run({ tx, now, audit }, { id, expectedVersion, displayName, role, isDisabled }) {
    const losesPower = isDisabled === true || (role !== undefined && role !== 'administrator');
    if (losesPower) await keepLastAdministrator(tx, id);
    const before = await tx
      .selectFrom('users')
      .select(['display_name', 'role', 'is_disabled', 'provider', 'version'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (before === undefined) throw notFound('user', id);
    checkVersion('user', before.version, expectedVersion);
    if (role !== undefined && role !== before.role && before.provider !== null) {
      throw new ServerError(
        'conflict',
        `The role of this user comes from the groups at the identity provider ${before.provider}.`,
        'Change the groups there, or the roleMapping in the configuration.',
      );
    }
    const { version } = await tx
      .updateTable('users')
      .set({
        ...(displayName === undefined ? {} : { display_name: displayName }),
        ...(role === undefined ? {} : { role }),
        ...(isDisabled === undefined ? {} : { is_disabled: isDisabled }),
        version: before.version + 1,
        updated_at: timestampOf(now),
      })
      .where('id', '=', id)
      .returning('version')
      .executeTakeFirstOrThrow();
    if (isDisabled === true) await tx.deleteFrom('sessions').where('user_id', '=', id).execute();
    await audit({ objectType: 'user', objectId: id, before, after: { displayName, role, isDisabled } });
    return { version };
  },
});
