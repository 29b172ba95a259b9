import { ownWords } from '@scs/status';
import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { expectedVersion, id } from '../schemas.ts';
import { compareTimestamps } from '../timestamp-input.ts';
import { lockMaintenance, refuseUnlessOpen } from './lock-maintenance.ts';
import { recordTransition } from './record-transition.ts';
import { noted } from './schemas.ts';

/**
 * Calls a maintenance off. One that runs ends now. One that has not started never was: its incident lasts no time at all,
 * so that no client counts it.
 */
export const cancelMaintenance = verb({
  name: 'maintenance.cancel',
  role: 'operator',
  input: z.strictObject({ id, expectedVersion, ...noted }),
  async run(context, { id, expectedVersion, description, notify }) {
    const before = await lockMaintenance(context.tx, id);
    checkVersion('maintenance', before.incident.version, expectedVersion);
    refuseUnlessOpen(before);
    const at = timestampOf(context.now);
    const startedAt = before.maintenance.started_at;
    const hasStarted = startedAt !== null && compareTimestamps(startedAt, at) <= 0;
    const { incident } = await recordTransition(context, before, {
      kind: 'cancelled',
      at,
      description: description ?? ownWords(hasStarted ? 'wasStopped' : 'isCalledOff'),
      isAutomatic: false,
      notify,
      maintenance: { cancelled_at: at },
      incident: hasStarted ? { ended_at: at } : { began_at: at, ended_at: at },
    });
    return { version: incident.version };
  },
});
