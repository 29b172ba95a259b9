import type { Database } from '@scs/store';
import type { Selectable, Transaction } from 'kysely';
import { notFound } from '../../errors.ts';
import { lockIncident, type StoredIncident } from '../incidents/read-incident.ts';

/**
 * Reads an update to change it; the incident is locked.
 *
 * @throws ServerError `not-found`
 */
export async function lockUpdate(
  tx: Transaction<Database>,
  incidentId: string,
  order: number,
): Promise<{ incident: StoredIncident; before: Selectable<Database['incident_updates']> }> {
  const incident = await lockIncident(tx, incidentId);
  const before = await tx
    .selectFrom('incident_updates')
    .selectAll()
    .where('incident_id', '=', incidentId)
    .where('order', '=', order)
    .executeTakeFirst();
  if (before === undefined) throw notFound('update', `${String(order)} of the incident ${incidentId}`);
  return { incident, before };
}
