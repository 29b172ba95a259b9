import { z } from 'zod';
import { verb, type VerbContext } from '../../verb/verb.ts';
import { id } from '../schemas.ts';
import { notifying } from '../updates/schemas.ts';
import { checkMaintenanceEnds, checkOrder } from './check-times.ts';
import { keepMaintenance } from './keep-maintenance.ts';
import { replaceImpacts } from './replace-impacts.ts';
import { checkPhase, firstPhase } from './resolve-phase.ts';
import { incidentFields } from './schemas.ts';
import { withTemplate } from './with-template.ts';

const fields = { ...incidentFields, ...notifying, template: id.optional() };

/** The last two are for a maintenance; without impacts of severity 0 they mean nothing. */
const createInput = z.strictObject({
  ...fields,
  isDraft: z.boolean().optional(),
  startsByItself: z.boolean().optional(),
  endsByItself: z.boolean().optional(),
});
type CreateInput = z.infer<typeof createInput>;

/**
 * Opens an incident, or plans a maintenance when an impact has severity 0. Without a phase it gets the first one; a
 * template sets what the request leaves out.
 */
export const createIncident = verb({
  name: 'incident.create',
  role: 'operator',
  input: createInput,
  run: create,
});

/** Writes an incident that only operators see until one of them publishes it; machines may. */
export const draftIncident = verb({
  name: 'incident.draft',
  role: 'reporter',
  input: z.strictObject(fields),
  run: (context, input) => create(context, { ...input, isDraft: true }),
});

async function create(
  { tx, now, audit, announce }: VerbContext,
  given: CreateInput,
): Promise<{ id: string; version: number }> {
  const input = await withTemplate(tx, given);
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
  await keepMaintenance(tx, incident.id, now, { automation: input });
  await audit({ objectType: 'incident', objectId: incident.id, before: null, after: { ...input, phase } });
  await announce('incident.created', incident.id, { isDraft: input.isDraft ?? false, notify: given.notify });
  return incident;
}
