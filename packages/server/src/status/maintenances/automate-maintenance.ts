import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { expectedVersion, id } from '../schemas.ts';
import { lockMaintenance } from './lock-maintenance.ts';

/** Says whether a maintenance starts and ends at its planned times by itself, or waits for somebody to say so. */
export const automateMaintenance = verb({
  name: 'maintenance.automate',
  role: 'operator',
  input: z.strictObject({
    id,
    expectedVersion,
    startsByItself: z.boolean().optional(),
    endsByItself: z.boolean().optional(),
  }),
  async run({ tx, now, audit, announce }, { id, expectedVersion, startsByItself, endsByItself }) {
    const { incident, maintenance } = await lockMaintenance(tx, id);
    checkVersion('maintenance', incident.version, expectedVersion);
    const after = {
      starts_by_itself: startsByItself ?? maintenance.starts_by_itself,
      ends_by_itself: endsByItself ?? maintenance.ends_by_itself,
    };
    await tx.updateTable('maintenances').set(after).where('incident_id', '=', id).execute();
    const { version } = await tx
      .updateTable('incidents')
      .set({ version: incident.version + 1, updated_at: timestampOf(now) })
      .where('id', '=', id)
      .returning('version')
      .executeTakeFirstOrThrow();
    await audit({ objectType: 'maintenance', objectId: id, before: { ...maintenance }, after });
    await announce('maintenance.changed', id, { isDraft: incident.is_draft });
    return { version };
  },
});
