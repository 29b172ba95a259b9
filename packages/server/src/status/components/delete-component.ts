import { z } from 'zod';
import { notFound, ServerError } from '../../errors.ts';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { expectedVersion, id } from '../schemas.ts';

/** Deletes a component that no incident, past ones included, has affected. */
export const deleteComponent = verb({
  name: 'component.delete',
  role: 'operator',
  input: z.strictObject({ id, expectedVersion }),
  async run({ tx, audit, announce }, { id, expectedVersion }) {
    const before = await tx.selectFrom('components').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (before === undefined) throw notFound('component', id);
    checkVersion('component', before.version, expectedVersion);
    const use = await tx
      .selectFrom('impacts')
      .select('incident_id')
      .where('component_id', '=', id)
      .limit(1)
      .executeTakeFirst();
    if (use !== undefined) {
      throw new ServerError(
        'conflict',
        `The component ${id} is affected by the incident ${use.incident_id}, and perhaps by others.`,
        'Hide it instead (visibility: hidden), or delete its incidents first; the history would lose it otherwise.',
      );
    }
    await tx.deleteFrom('components').where('id', '=', id).execute();
    await audit({ objectType: 'component', objectId: id, before: { ...before }, after: null });
    await announce('component.deleted', id, {});
  },
});
