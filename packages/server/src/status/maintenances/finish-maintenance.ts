import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { ServerError } from '../../errors.ts';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { expectedVersion, id } from '../schemas.ts';
import { compareTimestamps } from '../timestamp-input.ts';
import { lockMaintenance, refuseUnlessOpen } from './lock-maintenance.ts';
import { recordTransition } from './record-transition.ts';
import { noted } from './schemas.ts';
import { comparedWithPlan } from './texts.ts';

/** Ends a running maintenance now, be it early or after its planned end. Its plan stays as it was. */
export const finishMaintenance = verb({
  name: 'maintenance.finish',
  role: 'operator',
  input: z.strictObject({ id, expectedVersion, ...noted }),
  async run(context, { id, expectedVersion, description, notify }) {
    const before = await lockMaintenance(context.tx, id);
    checkVersion('maintenance', before.incident.version, expectedVersion);
    refuseUnlessOpen(before);
    const { started_at: startedAt, planned_end: plannedEnd } = before.maintenance;
    const at = timestampOf(context.now);
    if (startedAt === null) {
      throw new ServerError('conflict', `The maintenance ${id} has not started.`, 'Start it, or cancel it.');
    }
    if (compareTimestamps(at, startedAt) < 0) {
      throw new ServerError('conflict', `The maintenance ${id} starts at ${startedAt}.`, 'Repeat this when it runs.');
    }
    const { incident } = await recordTransition(context, before, {
      kind: 'finished',
      at,
      description: description ?? comparedWithPlan('isComplete', at, plannedEnd),
      isAutomatic: false,
      notify,
      maintenance: { finished_at: at },
      incident: { ended_at: at },
    });
    return { version: incident.version };
  },
});
