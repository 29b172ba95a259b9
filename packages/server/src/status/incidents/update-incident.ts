import { timestampOf, type Database } from '@scs/store';
import type { Transaction } from 'kysely';
import { z } from 'zod';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { expectedVersion, id } from '../schemas.ts';
import { checkMaintenanceEnds, checkOrder } from './check-times.ts';
import { keepMaintenance } from './keep-maintenance.ts';
import { lockIncident } from './read-incident.ts';
import { replaceImpacts } from './replace-impacts.ts';
import { checkPhase } from './resolve-phase.ts';
import { incidentFields, type ImpactInput } from './schemas.ts';

/**
 * Changes an incident. What is left out stays, null empties, and `affects` replaces all impacts.
 *
 * `isFromPublicView` is for clients of the compatible API, which see what the public sees: `affects` replaces the impacts on public
 * components alone, and begin and end are compared only when one request brings both.
 */
export const updateIncident = verb({
  name: 'incident.update',
  role: 'operator',
  input: z.strictObject({
    id,
    expectedVersion,
    ...incidentFields,
    isFromPublicView: z.boolean().optional(),
  }),
  async run({ tx, now, audit, announce }, { id, expectedVersion, isFromPublicView = false, ...changes }) {
    const before = await lockIncident(tx, id);
    checkVersion('incident', before.version, expectedVersion);
    const beganAt = changes.beganAt === undefined ? before.began_at : changes.beganAt;
    const endedAt = changes.endedAt === undefined ? before.ended_at : changes.endedAt;
    if (!isFromPublicView) checkOrder(beganAt, endedAt);
    if (changes.affects !== undefined || changes.endedAt === null) {
      checkMaintenanceEnds(changes.affects ?? before.impacts, endedAt);
    }
    if (changes.phase !== undefined) await checkPhase(tx, changes.phase);
    const { version } = await tx
      .updateTable('incidents')
      .set({
        ...(changes.displayName === undefined ? {} : { display_name: changes.displayName }),
        ...(changes.description === undefined ? {} : { description: changes.description }),
        ...(changes.beganAt === undefined ? {} : { began_at: changes.beganAt }),
        ...(changes.endedAt === undefined ? {} : { ended_at: changes.endedAt }),
        ...(changes.phase === undefined
          ? {}
          : { phase_generation: changes.phase.generation, phase_order: changes.phase.order }),
        version: before.version + 1,
        updated_at: timestampOf(now),
      })
      .where('id', '=', id)
      .returning('version')
      .executeTakeFirstOrThrow();
    if (changes.affects !== undefined) {
      const unseen = isFromPublicView ? await impactsUnseen(tx, id) : [];
      await replaceImpacts(tx, id, [...changes.affects, ...unseen]);
    }
    await keepMaintenance(tx, id, now, { before });
    await audit({ objectType: 'incident', objectId: id, before: { ...before }, after: changes });
    await announce('incident.updated', id, { isDraft: before.is_draft });
    return { version };
  },
});

/** The impacts that the public does not see. */
function impactsUnseen(tx: Transaction<Database>, incidentId: string): Promise<ImpactInput[]> {
  return tx
    .selectFrom('impacts')
    .innerJoin('components', 'components.id', 'impacts.component_id')
    .select(['impacts.component_id as reference', 'impacts.impact_type_id as type', 'impacts.severity'])
    .where('impacts.incident_id', '=', incidentId)
    .where('components.visibility', '<>', 'public')
    .orderBy('impacts.position')
    .execute();
}
