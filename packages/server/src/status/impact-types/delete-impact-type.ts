import { z } from 'zod';
import { notFound, ServerError } from '../../errors.ts';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { expectedVersion, id } from '../schemas.ts';

/** Deletes an impact type that no impact uses. */
export const deleteImpactType = verb({
  name: 'impact-type.delete',
  role: 'operator',
  input: z.strictObject({ id, expectedVersion }),
  async run({ tx, audit, announce }, { id, expectedVersion }) {
    const before = await tx.selectFrom('impact_types').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (before === undefined) throw notFound('impact type', id);
    checkVersion('impact type', before.version, expectedVersion);
    const use = await tx
      .selectFrom('impacts')
      .innerJoin('incidents', 'incidents.id', 'impacts.incident_id')
      .select(['incident_id', 'incidents.display_name'])
      .where('impact_type_id', '=', id)
      .limit(1)
      .executeTakeFirst();
    if (use !== undefined) {
      throw new ServerError(
        'conflict',
        `The impact type ${JSON.stringify(before.display_name)} is used by the incident ${JSON.stringify(use.display_name ?? use.incident_id)}, and perhaps by others.`,
        'Give those impacts another type first.',
      );
    }
    await tx.deleteFrom('impact_types').where('id', '=', id).execute();
    await audit({ objectType: 'impact-type', objectId: id, before: { ...before }, after: null });
    await announce('impact-type.deleted', id, {});
  },
});
