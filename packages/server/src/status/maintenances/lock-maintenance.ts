import type { Database } from '@scs/store';
import type { Selectable, Transaction } from 'kysely';
import { notFound, ServerError } from '../../errors.ts';
import { lockIncident, type StoredIncident } from '../incidents/read-incident.ts';

/** A maintenance with its incident, as it was before the change. */
export interface LockedMaintenance {
  readonly incident: StoredIncident;
  readonly maintenance: Selectable<Database['maintenances']>;
}

/**
 * Reads a maintenance to change it. Its incident is locked, as for every other change of either, so that of two who want
 * the same step the second sees that it has been made.
 *
 * @throws ServerError `not-found`
 */
export async function lockMaintenance(tx: Transaction<Database>, id: string): Promise<LockedMaintenance> {
  const incident = await lockIncident(tx, id);
  const maintenance = await tx.selectFrom('maintenances').selectAll().where('incident_id', '=', id).executeTakeFirst();
  if (maintenance === undefined) throw notFound('maintenance', id);
  return { incident, maintenance };
}

/** @throws ServerError `conflict` for a draft and for what is over */
export function refuseUnlessOpen({ incident, maintenance }: LockedMaintenance): void {
  const what = `The maintenance ${incident.id}`;
  if (incident.is_draft) throw new ServerError('conflict', `${what} is a draft.`, 'Publish it first.');
  if (maintenance.cancelled_at !== null) {
    throw new ServerError('conflict', `${what} was cancelled at ${maintenance.cancelled_at}.`, 'Plan another.');
  }
  if (maintenance.finished_at !== null) {
    throw new ServerError('conflict', `${what} was finished at ${maintenance.finished_at}.`, 'Plan another.');
  }
}
