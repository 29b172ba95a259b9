import { z } from 'zod';
import { verb } from '../../verb/verb.ts';
import { groupFields } from './schemas.ts';

/** Adds a group of components: a region, an availability zone, a service. */
export const createGroup = verb({
  name: 'component-group.create',
  role: 'operator',
  input: z.strictObject(groupFields),
  async run({ tx, audit, announce }, input) {
    const row = await tx
      .insertInto('component_groups')
      .values({
        name: input.name,
        description: input.description ?? null,
        ...(input.isRedundant === undefined ? {} : { is_redundant: input.isRedundant }),
        ...(input.position === undefined ? {} : { position: input.position }),
      })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow();
    await audit({ objectType: 'component-group', objectId: row.id, before: null, after: input });
    await announce('component-group.created', row.id, {});
    return row;
  },
});
