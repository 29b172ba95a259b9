import { timestampOf, type Timestamp } from '@scs/store';
import { z } from 'zod';
import { ServerError } from '../../errors.ts';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { expectedVersion, id } from '../schemas.ts';
import { compareTimestamps } from '../timestamp-input.ts';
import { lockMaintenance, refuseUnlessOpen } from './lock-maintenance.ts';

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
    const before = await lockMaintenance(tx, id);
    const { incident, maintenance } = before;
    checkVersion('maintenance', incident.version, expectedVersion);
    if (!incident.is_draft) refuseUnlessOpen(before);
    const at = timestampOf(now);
    const { started_at: startedAt, planned_start: plannedStart, planned_end: plannedEnd } = maintenance;
    if (startsByItself === true && startedAt === null) refusePassed('start', plannedStart, at);
    if (endsByItself === true && startedAt !== null) refusePassed('end', plannedEnd, at);
    const after = {
      starts_by_itself: startsByItself ?? maintenance.starts_by_itself,
      ends_by_itself: endsByItself ?? maintenance.ends_by_itself,
    };
    await tx.updateTable('maintenances').set(after).where('incident_id', '=', id).execute();
    const { version } = await tx
      .updateTable('incidents')
      .set({ version: incident.version + 1, updated_at: at })
      .where('id', '=', id)
      .returning('version')
      .executeTakeFirstOrThrow();
    await audit({ objectType: 'maintenance', objectId: id, before: { ...maintenance }, after });
    await announce('maintenance.changed', id, { isDraft: incident.is_draft });
    return { version };
  },
});

/** It would be said to have happened at its planned time, when it did not. */
function refusePassed(what: 'start' | 'end', planned: Timestamp | null, now: Timestamp): void {
  if (planned === null || compareTimestamps(planned, now) > 0) return;
  throw new ServerError(
    'conflict',
    `Its planned ${what}, ${planned}, has passed, and nothing happened by itself.`,
    what === 'start' ? 'Start it, or plan another time.' : 'Finish it, or extend it.',
  );
}
