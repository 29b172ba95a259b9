import { z } from 'zod';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { raiseVersion } from '../incidents/raise-version.ts';
import { expectedVersion } from '../schemas.ts';
import { lockUpdate } from './find-update.ts';
import { updateKey } from './schemas.ts';

/** Takes an update out of the timeline. The audit log keeps what it said. */
export const deleteUpdate = verb({
  name: 'incident-update.delete',
  role: 'operator',
  input: z.strictObject({ ...updateKey, expectedVersion }),
  async run({ tx, now, audit, announce }, { incidentId, order, expectedVersion }) {
    const { incident, before } = await lockUpdate(tx, incidentId, order);
    checkVersion('update', before.version, expectedVersion);
    await tx.deleteFrom('incident_updates').where('incident_id', '=', incidentId).where('order', '=', order).execute();
    await raiseVersion(tx, incident, now);
    await audit({ objectType: 'incident-update', objectId: `${incidentId}/${String(order)}`, before, after: null });
    await announce('incident-update.deleted', incidentId, { order, isDraft: incident.is_draft });
  },
});
