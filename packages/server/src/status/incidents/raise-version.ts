import { timestampOf, type Database } from '@scs/store';
import type { Transaction } from 'kysely';
import type { StoredIncident } from './read-incident.ts';

/**
 * Counts a change of what belongs to an incident: its updates and its post-mortem are part of it, and whoever has not seen them
 * must not go on as if nothing had been said. The incident is locked.
 *
 * @returns the version that the incident has now. What was changed takes it as its own, so that the ETag of something that was
 *   deleted never comes back for what is written in its place.
 */
export async function raiseVersion(tx: Transaction<Database>, incident: StoredIncident, now: Date): Promise<number> {
  const version = incident.version + 1;
  await tx
    .updateTable('incidents')
    .set({ version, updated_at: timestampOf(now) })
    .where('id', '=', incident.id)
    .execute();
  return version;
}
