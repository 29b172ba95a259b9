import { z } from 'zod';
import { verb } from '../../verb/verb.ts';
import { id, labels, text, visibility } from '../schemas.ts';

/** Adds something that can be watched and affected. */
export const createComponent = verb({
  name: 'component.create',
  role: 'operator',
  input: z.strictObject({
    displayName: text.nullish(),
    description: text.nullish(),
    labels: labels.nullish(),
    groupId: id.nullish(),
    position: z.int32().optional(),
    visibility: visibility.optional(),
  }),
  async run({ tx, audit, announce }, input) {
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
