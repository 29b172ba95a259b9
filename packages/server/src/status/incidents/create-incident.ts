import { z } from 'zod';
import { verb } from '../../verb/verb.ts';
import { checkMaintenanceEnds, checkOrder } from './check-times.ts';
import { keepMaintenance } from './keep-maintenance.ts';
import { replaceImpacts } from './replace-impacts.ts';
import { checkPhase, firstPhase } from './resolve-phase.ts';
import { incidentFields } from './schemas.ts';

/** Opens an incident, or plans a maintenance when an impact has severity 0. Without a phase it gets the first one. */
export const createIncident = verb({
  name: 'incident.create',
  role: 'operator',
  input: z.strictObject({ ...incidentFields, isDraft: z.boolean().optional() }),
  async run({ tx, now, audit, announce }, input) {
    const { affects = [] } = input;
    checkOrder(input.beganAt, input.endedAt);
    checkMaintenanceEnds(affects, input.endedAt);
    if (input.phase !== undefined) await checkPhase(tx, input.phase);
    const phase = input.phase ?? (await firstPhase(tx));
    const incident = await tx
      .insertInto('incidents')
      .values({
        display_name: input.displayName ?? null,
        description: input.description ?? null,
        began_at: input.beganAt ?? null,
        ended_at: input.endedAt ?? null,
        phase_generation: phase?.generation ?? null,
        phase_order: phase?.order ?? null,
        is_draft: input.isDraft ?? false,
      })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow();
    await replaceImpacts(tx, incident.id, affects);
    await keepMaintenance(tx, incident.id, now);
    await audit({ objectType: 'incident', objectId: incident.id, before: null, after: { ...input, phase } });
    await announce('incident.created', incident.id, { isDraft: input.isDraft ?? false });
    return incident;
  },
});
