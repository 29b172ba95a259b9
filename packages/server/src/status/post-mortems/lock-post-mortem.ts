import type { Database } from '@scs/store';
import type { Selectable, Transaction } from 'kysely';
import { notFound } from '../../errors.ts';
import { lockIncident, type StoredIncident } from '../incidents/read-incident.ts';

export type StoredPostMortem = Selectable<Database['post_mortems']>;

/**
 * Reads an incident and its post-mortem to change that: the incident is locked, so that two who write the first one do so one
 * after the other.
 *
 * @throws ServerError `not-found` when there is no such incident
 */
export async function lockPostMortemOf(
  tx: Transaction<Database>,
  incidentId: string,
): Promise<{ incident: StoredIncident; postMortem: StoredPostMortem | undefined }> {
  const incident = await lockIncident(tx, incidentId);
  const postMortem = await tx
    .selectFrom('post_mortems')
    .selectAll()
    .where('incident_id', '=', incidentId)
    .executeTakeFirst();
  return { incident, postMortem };
}

/** @throws ServerError `not-found` when there is no such incident, or when it has no post-mortem */
export async function lockPostMortem(
  tx: Transaction<Database>,
  incidentId: string,
): Promise<{ incident: StoredIncident; postMortem: StoredPostMortem }> {
  const { incident, postMortem } = await lockPostMortemOf(tx, incidentId);
  if (postMortem === undefined) throw notFound('post-mortem', `of the incident ${incidentId}`);
  return { incident, postMortem };
}
