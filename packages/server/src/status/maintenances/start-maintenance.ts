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

/** Starts a maintenance now, be it early or late. Its plan stays as it was. */
export const startMaintenance = verb({
  name: 'maintenance.start',
  role: 'operator',
  input: z.strictObject({ id, expectedVersion, ...noted }),
  async run(context, { id, expectedVersion, description, notify }) {
    const before = await lockMaintenance(context.tx, id);
    checkVersion('maintenance', before.incident.version, expectedVersion);
    refuseUnlessOpen(before);
    const { started_at: startedAt, planned_start: plannedStart, planned_end: plannedEnd } = before.maintenance;
    if (startedAt !== null) {
      throw new ServerError('conflict', `The maintenance ${id} started at ${startedAt}.`, 'There is nothing to start.');
    }
    const at = timestampOf(context.now);
    if (compareTimestamps(plannedEnd, at) <= 0) {
      throw new ServerError(
        'conflict',
        `The maintenance ${id} was to end at ${plannedEnd}, which has passed.`,
        'Extend it first, or cancel it.',
      );
    }
    const { incident } = await recordTransition(context, before, {
      kind: 'started',
      at,
      description: description ?? comparedWithPlan('hasStarted', at, plannedStart),
      isAutomatic: false,
      notify,
      maintenance: { started_at: at },
      incident: { began_at: at, ended_at: plannedEnd },
    });
    return { version: incident.version };
  },
});
