import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { ServerError } from '../../errors.ts';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { expectedVersion, id, phaseReference } from '../schemas.ts';
import { isMaintenance } from './check-times.ts';
import { lockIncident } from './read-incident.ts';
import { checkPhase } from './resolve-phase.ts';

/** Takes the end of an incident back, for it is not over; the phase changes with it if one is given. */
export const reopenIncident = verb({
  name: 'incident.reopen',
  role: 'operator',
  input: z.strictObject({ id, expectedVersion, phase: phaseReference.optional() }),
  async run({ tx, now, audit, announce }, { id, expectedVersion, phase }) {
    const before = await lockIncident(tx, id);
    checkVersion('incident', before.version, expectedVersion);
    if (isMaintenance(before.impacts)) {
      throw new ServerError(
        'conflict',
        `${id} is a maintenance, which must have an end.`,
        'Extend it, or plan another.',
      );
    }
    if (before.ended_at === null) {
      throw new ServerError('conflict', `The incident ${id} is open.`, 'There is nothing to reopen.');
    }
    if (phase !== undefined) await checkPhase(tx, phase);
    const { version } = await tx
      .updateTable('incidents')
      .set({
        ended_at: null,
        ...(phase === undefined ? {} : { phase_generation: phase.generation, phase_order: phase.order }),
        version: before.version + 1,
        updated_at: timestampOf(now),
      })
      .where('id', '=', id)
      .returning('version')
      .executeTakeFirstOrThrow();
    await audit({ objectType: 'incident', objectId: id, before: { ...before }, after: { endedAt: null, phase } });
    await announce('incident.reopened', id, { isDraft: before.is_draft });
    return { version };
  },
});
