import { ownWords } from '@scs/status';
import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { invalidField } from '../../errors.ts';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { expectedVersion, id, timestamp } from '../schemas.ts';
import { compareTimestamps } from '../timestamp-input.ts';
import { lockMaintenance, refuseUnlessOpen } from './lock-maintenance.ts';
import { recordTransition } from './record-transition.ts';
import { noted } from './schemas.ts';

/** Gives a maintenance more time, before it starts, while it runs, or when it runs over. */
export const extendMaintenance = verb({
  name: 'maintenance.extend',
  role: 'operator',
  input: z.strictObject({ id, expectedVersion, plannedEnd: timestamp, ...noted }),
  async run(context, { id, expectedVersion, plannedEnd, description, notify }) {
    const before = await lockMaintenance(context.tx, id);
    checkVersion('maintenance', before.incident.version, expectedVersion);
    refuseUnlessOpen(before);
    const at = timestampOf(context.now);
    const planned = before.maintenance.planned_end;
    if (compareTimestamps(plannedEnd, planned) <= 0) {
      throw invalidField('plannedEnd', `must be later than the planned end until now, ${planned}`);
    }
    if (compareTimestamps(plannedEnd, at) <= 0) throw invalidField('plannedEnd', 'must lie in the future');
    const { incident } = await recordTransition(context, before, {
      kind: 'extended',
      at,
      description: description ?? ownWords('hasNewEnd', { end: plannedEnd, before: planned }),
      isAutomatic: false,
      notify,
      maintenance: { planned_end: plannedEnd },
      incident: { ended_at: plannedEnd },
    });
    return { version: incident.version };
  },
});
