import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { raiseVersion } from '../incidents/raise-version.ts';
import { expectedVersion } from '../schemas.ts';
import { lockUpdate } from './find-update.ts';
import { updateChanges, updateKey } from './schemas.ts';

/** Changes an update's words or time. What is left out stays. */
export const editUpdate = verb({
  name: 'incident-update.edit',
  role: 'operator',
  input: z.strictObject({ ...updateKey, expectedVersion, ...updateChanges }),
  async run({ tx, now, audit, announce }, { incidentId, order, expectedVersion, ...changes }) {
    const { incident, before } = await lockUpdate(tx, incidentId, order);
    checkVersion('update', before.version, expectedVersion);
    const version = await raiseVersion(tx, incident, now);
    await tx
      .updateTable('incident_updates')
      .set({
        ...(changes.displayName === undefined ? {} : { display_name: changes.displayName }),
        ...(changes.description === undefined ? {} : { description: changes.description }),
        ...(changes.createdAt === undefined ? {} : { created_at: changes.createdAt }),
        version,
        updated_at: timestampOf(now),
      })
      .where('incident_id', '=', incidentId)
      .where('order', '=', order)
      .execute();
    await audit({ objectType: 'incident-update', objectId: `${incidentId}/${String(order)}`, before, after: changes });
    await announce('incident-update.edited', incidentId, { order, isDraft: incident.is_draft });
    return { version };
  },
});
