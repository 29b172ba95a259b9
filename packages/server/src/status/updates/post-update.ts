import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { verb } from '../../verb/verb.ts';
import { lockIncident } from '../incidents/read-incident.ts';
import { id, text, timestamp } from '../schemas.ts';

/**
 * Adds an update to an incident's timeline. Its order is the highest one plus one, so that the number of a deleted last
 * update is used again (reference 1.5.3).
 */
export const postUpdate = verb({
  name: 'incident-update.post',
  role: 'operator',
  input: z.strictObject({
    incidentId: id,
    displayName: text.nullish(),
    description: text.nullish(),
    createdAt: timestamp.nullish(),
  }),
  async run({ tx, now, audit, announce }, { incidentId, ...input }) {
    const incident = await lockIncident(tx, incidentId);
    const { highest } = await tx
      .selectFrom('incident_updates')
      .select(({ fn }) => fn.max('order').as('highest'))
      .where('incident_id', '=', incidentId)
      .executeTakeFirstOrThrow();
    const order = ((highest as number | null) ?? -1) + 1;
    const { version } = await tx
      .insertInto('incident_updates')
      .values({
        incident_id: incidentId,
        order,
        display_name: input.displayName ?? null,
        description: input.description ?? null,
        created_at: input.createdAt ?? timestampOf(now),
      })
      .returning('version')
      .executeTakeFirstOrThrow();
    await audit({
      objectType: 'incident-update',
      objectId: `${incidentId}/${String(order)}`,
      before: null,
      after: input,
    });
    await announce('incident-update.posted', incidentId, { order, isDraft: incident.is_draft });
    return { order, version };
  },
});
