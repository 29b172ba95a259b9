import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { notFound } from '../../errors.ts';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { expectedVersion, id } from '../schemas.ts';
import { groupChanges } from './schemas.ts';

/** Changes a group of components. What is left out stays. */
export const updateGroup = verb({
  name: 'component-group.update',
  role: 'operator',
  input: z.strictObject({ id, expectedVersion, ...groupChanges }),
  async run({ tx, now, audit, announce }, { id, expectedVersion, ...changes }) {
    const before = await tx
      .selectFrom('component_groups')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (before === undefined) throw notFound('component group', id);
    checkVersion('component group', before.version, expectedVersion);
    const { version } = await tx
      .updateTable('component_groups')
      .set({
        ...(changes.name === undefined ? {} : { name: changes.name }),
        ...(changes.description === undefined ? {} : { description: changes.description }),
        ...(changes.isRedundant === undefined ? {} : { is_redundant: changes.isRedundant }),
        ...(changes.position === undefined ? {} : { position: changes.position }),
        version: before.version + 1,
        updated_at: timestampOf(now),
      })
      .where('id', '=', id)
      .returning('version')
      .executeTakeFirstOrThrow();
    await audit({ objectType: 'component-group', objectId: id, before: { ...before }, after: changes });
    await announce('component-group.updated', id, {});
    return { version };
  },
});
