import { z } from 'zod';
import { notFound, ServerError } from '../../errors.ts';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { expectedVersion, id } from '../schemas.ts';

/** Deletes a group that no component is in. */
export const deleteGroup = verb({
  name: 'component-group.delete',
  role: 'operator',
  input: z.strictObject({ id, expectedVersion }),
  async run({ tx, audit, announce }, { id, expectedVersion }) {
    const before = await tx
      .selectFrom('component_groups')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (before === undefined) throw notFound('component group', id);
    checkVersion('component group', before.version, expectedVersion);
    const member = await tx
      .selectFrom('components')
      .select(['id', 'display_name'])
      .where('group_id', '=', id)
      .limit(1)
      .executeTakeFirst();
    if (member !== undefined) {
      throw new ServerError(
        'conflict',
        `The component ${JSON.stringify(member.display_name ?? member.id)} is in the group ${JSON.stringify(before.name)}, and perhaps others are.`,
        'Move its components to another group first, or out of all groups (groupId: null).',
      );
    }
    await tx.deleteFrom('component_groups').where('id', '=', id).execute();
    await audit({ objectType: 'component-group', objectId: id, before: { ...before }, after: null });
    await announce('component-group.deleted', id, {});
  },
});
