import { z } from 'zod';
import { verb } from '../../verb/verb.ts';
import { checkGroup } from '../groups/check-group.ts';
import { componentFields } from './schemas.ts';

/** Adds something that can be watched and affected. */
export const createComponent = verb({
  name: 'component.create',
  role: 'operator',
  input: z.strictObject(componentFields),
  async run({ tx, audit, announce }, input) {
    await checkGroup(tx, input.groupId);
    const row = await tx
      .insertInto('components')
      .values({
        display_name: input.displayName ?? null,
        description: input.description ?? null,
        labels: input.labels ? JSON.stringify(input.labels) : null,
        group_id: input.groupId ?? null,
        ...(input.position === undefined ? {} : { position: input.position }),
        ...(input.visibility === undefined ? {} : { visibility: input.visibility }),
      })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow();
    await audit({ objectType: 'component', objectId: row.id, before: null, after: input });
    await announce('component.created', row.id, {});
    return row;
  },
});
