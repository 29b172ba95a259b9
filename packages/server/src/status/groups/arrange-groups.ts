import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { ServerError } from '../../errors.ts';
import { verb } from '../../verb/verb.ts';
import { groupOrder } from './schemas.ts';

/** Puts the groups of components in an order: all of them at once, so that two who move groups do not mix their orders. */
export const arrangeGroups = verb({
  name: 'component-group.arrange',
  role: 'operator',
  input: z.strictObject(groupOrder),
  async run({ tx, now, audit, announce }, { ids }) {
    const before = await tx
      .selectFrom('component_groups')
      .select(['id', 'position', 'version'])
      .orderBy('position')
      .orderBy('name')
      .forUpdate()
      .execute();
    const known = new Set(before.map(({ id }) => id));
    if (new Set(ids).size !== ids.length || ids.length !== known.size || !ids.every((id) => known.has(id))) {
      throw new ServerError(
        'conflict',
        'These are not the groups that there are, each of them once.',
        'Read the groups again, and name all of them in the order that you want.',
      );
    }
    for (const { id, position, version } of before) {
      const wanted = ids.indexOf(id);
      if (wanted === position) continue;
      await tx
        .updateTable('component_groups')
        .set({ position: wanted, version: version + 1, updated_at: timestampOf(now) })
        .where('id', '=', id)
        .execute();
    }
    const [first] = ids;
    if (first === undefined) return;
    await audit({
      objectType: 'component-group',
      objectId: 'all',
      before: { ids: before.map(({ id }) => id) },
      after: { ids },
    });
    await announce('component-group.arranged', first, {});
  },
});
