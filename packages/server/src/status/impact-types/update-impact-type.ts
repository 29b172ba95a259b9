import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { notFound } from '../../errors.ts';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { expectedVersion, id } from '../schemas.ts';
import { impactTypeChanges } from './schemas.ts';

/** Changes an impact type. What is left out stays. */
export const updateImpactType = verb({
  name: 'impact-type.update',
  role: 'operator',
  input: z.strictObject({ id, expectedVersion, ...impactTypeChanges }),
  async run({ tx, now, audit, announce }, { id, expectedVersion, ...changes }) {
    const before = await tx.selectFrom('impact_types').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (before === undefined) throw notFound('impact type', id);
    checkVersion('impact type', before.version, expectedVersion);
    const { version } = await tx
      .updateTable('impact_types')
      .set({
        ...(changes.displayName === undefined ? {} : { display_name: changes.displayName }),
        ...(changes.description === undefined ? {} : { description: changes.description }),
        version: before.version + 1,
        updated_at: timestampOf(now),
      })
      .where('id', '=', id)
      .returning('version')
      .executeTakeFirstOrThrow();
    await audit({ objectType: 'impact-type', objectId: id, before: { ...before }, after: changes });
    await announce('impact-type.updated', id, {});
    return { version };
  },
});
