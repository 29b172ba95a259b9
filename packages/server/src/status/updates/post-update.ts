import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { lockIncident } from '../incidents/read-incident.ts';
import { expectedVersion, id } from '../schemas.ts';
import { moveIncident } from './move-incident.ts';
import { incidentStep, notifying, updateFields } from './schemas.ts';

/**
 * Adds an update to an incident's timeline. Its order is the highest one plus one, so that the number of a deleted last
 * update is used again (reference 1.5.3). The incident's phase and end may change with it.
 */
export const postUpdate = verb({
  name: 'incident-update.post',
  role: 'operator',
  input: z.strictObject({ incidentId: id, expectedVersion, ...updateFields, ...incidentStep, ...notifying }),
  async run({ tx, now, audit, announce }, { incidentId, expectedVersion, ...input }) {
    const incident = await lockIncident(tx, incidentId);
    checkVersion('incident', incident.version, expectedVersion);
    const version = await moveIncident(tx, incident, input, now);
    const { highest } = await tx
      .selectFrom('incident_updates')
      .select(({ fn }) => fn.max('order').as('highest'))
      .where('incident_id', '=', incidentId)
      .executeTakeFirstOrThrow();
    const order = ((highest as number | null) ?? -1) + 1;
    await tx
      .insertInto('incident_updates')
      .values({
        incident_id: incidentId,
        order,
        display_name: input.displayName ?? null,
        description: input.description ?? null,
        version,
        created_at: input.createdAt ?? timestampOf(now),
      })
      .execute();
    await audit({
      objectType: 'incident-update',
      objectId: `${incidentId}/${String(order)}`,
      before: null,
      after: input,
    });
    await announce('incident-update.posted', incidentId, { order, isDraft: incident.is_draft, notify: input.notify });
    return { order, version };
  },
});
