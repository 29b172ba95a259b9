import { timestampOf, type Database, type Timestamp } from '@scs/store';
import type { Transaction } from 'kysely';
import { ServerError } from '../../errors.ts';
import { checkOrder, isMaintenance } from '../incidents/check-times.ts';
import type { StoredIncident } from '../incidents/read-incident.ts';
import { checkPhase, type PhaseReference } from '../incidents/resolve-phase.ts';

/**
 * Changes the incident as far as an update says that it has come further. Its version grows in any case: the updates are
 * part of it, and whoever has not seen them must not go on as if nothing had been said.
 */
export async function moveIncident(
  tx: Transaction<Database>,
  incident: StoredIncident,
  { phase, endedAt }: { phase?: PhaseReference | undefined; endedAt?: Timestamp | undefined },
  now: Date,
): Promise<void> {
  if (phase !== undefined) await checkPhase(tx, phase);
  checkOrder(incident.began_at, endedAt);
  if (endedAt !== undefined && isMaintenance(incident.impacts)) {
    throw new ServerError('conflict', `${incident.id} is a maintenance.`, 'Finish or extend the maintenance instead.');
  }
  await tx
    .updateTable('incidents')
    .set({
      ...(phase === undefined ? {} : { phase_generation: phase.generation, phase_order: phase.order }),
      ...(endedAt === undefined ? {} : { ended_at: endedAt }),
      version: incident.version + 1,
      updated_at: timestampOf(now),
    })
    .where('id', '=', incident.id)
    .execute();
}
