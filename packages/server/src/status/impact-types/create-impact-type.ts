import { z } from 'zod';
import { verb } from '../../verb/verb.ts';
import { impactTypeFields } from './schemas.ts';

/** Adds a way in which a component can be affected. */
export const createImpactType = verb({
  name: 'impact-type.create',
  role: 'operator',
  input: z.strictObject(impactTypeFields),
  async run({ tx, audit, announce }, input) {
    const row = await tx
      .insertInto('impact_types')
      .values({ display_name: input.displayName, description: input.description ?? null })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow();
    await audit({ objectType: 'impact-type', objectId: row.id, before: null, after: input });
    await announce('impact-type.created', row.id, {});
    return row;
  },
});
