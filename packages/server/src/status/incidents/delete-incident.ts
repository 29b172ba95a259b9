import { z } from 'zod';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { expectedVersion, id } from '../schemas.ts';
import { lockIncident } from './read-incident.ts';

/** Deletes an incident with its impacts and updates. The audit log keeps what it was. */
export const deleteIncident = verb({
  name: 'incident.delete',
  role: 'operator',
  input: z.strictObject({ id, expectedVersion }),
  async run({ tx, audit, announce }, { id, expectedVersion }) {
    const before = await lockIncident(tx, id);
    checkVersion('incident', before.version, expectedVersion);
    const updates = await tx
      .selectFrom('incident_updates')
      .selectAll()
      .where('incident_id', '=', id)
      .orderBy('order')
      .execute();
    await tx.deleteFrom('incidents').where('id', '=', id).execute();
    await audit({ objectType: 'incident', objectId: id, before: { ...before, updates }, after: null });
    await announce('incident.deleted', id, { isDraft: before.is_draft });
  },
});
