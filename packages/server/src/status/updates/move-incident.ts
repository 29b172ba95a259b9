import type { Database, Timestamp } from '@scs/store';
import type { Transaction } from 'kysely';
import { ServerError } from '../../errors.ts';
import { checkOrder, isMaintenance } from '../incidents/check-times.ts';
import type { StoredIncident } from '../incidents/read-incident.ts';
import { raiseVersion } from '../incidents/raise-version.ts';
import { checkPhase, type PhaseReference } from '../incidents/resolve-phase.ts';

/**
 * Changes the incident as far as an update says that it has come further.
 *
 * @returns the version that the incident has now, which grows in any case; the update takes it as its own
 */
export async function moveIncident(
  tx: Transaction<Database>,
  incident: StoredIncident,
  { phase, endedAt }: { phase?: PhaseReference | undefined; endedAt?: Timestamp | undefined },
  now: Date,
): Promise<number> {
  if (phase !== undefined) await checkPhase(tx, phase);
  checkOrder(incident.began_at, endedAt);
  if (endedAt !== undefined && isMaintenance(incident.impacts)) {
    throw new ServerError('conflict', `${incident.id} is a maintenance.`, 'Finish or extend the maintenance instead.');
  }
  const version = await raiseVersion(tx, incident, now);
  if (phase === undefined && endedAt === undefined) return version;
  await tx
    .updateTable('incidents')
    .set({
      ...(phase === undefined ? {} : { phase_generation: phase.generation, phase_order: phase.order }),
      ...(endedAt === undefined ? {} : { ended_at: endedAt }),
    })
    .where('id', '=', incident.id)
    .execute();
  return version;
}
