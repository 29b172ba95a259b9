import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { notFound } from '../../errors.ts';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { checkGroup } from '../groups/check-group.ts';
import { expectedVersion, id } from '../schemas.ts';
import { componentFields } from './schemas.ts';

/** Changes a component. What is left out stays, null empties; labels are replaced as a whole. */
export const updateComponent = verb({
  name: 'component.update',
  role: 'operator',
  input: z.strictObject({ id, expectedVersion, ...componentFields }),
  async run({ tx, now, audit, announce }, { id, expectedVersion, ...changes }) {
    const before = await tx.selectFrom('components').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (before === undefined) throw notFound('component', id);
    checkVersion('component', before.version, expectedVersion);
    await checkGroup(tx, changes.groupId);
    const { version } = await tx
      .updateTable('components')
      .set({
        ...(changes.displayName === undefined ? {} : { display_name: changes.displayName }),
        ...(changes.description === undefined ? {} : { description: changes.description }),
        ...(changes.labels === undefined ? {} : { labels: changes.labels && JSON.stringify(changes.labels) }),
        ...(changes.groupId === undefined ? {} : { group_id: changes.groupId }),
        ...(changes.position === undefined ? {} : { position: changes.position }),
        ...(changes.visibility === undefined ? {} : { visibility: changes.visibility }),
        version: before.version + 1,
        updated_at: timestampOf(now),
      })
      .where('id', '=', id)
      .returning('version')
      .executeTakeFirstOrThrow();
    await audit({ objectType: 'component', objectId: id, before: { ...before }, after: changes });
    await announce('component.updated', id, {});
    return { version };
  },
});
