import { componentStates, type ComponentState } from '@scs/status';
import type { Database } from '@scs/store';
import type { Kysely } from 'kysely';
import { loadIncidents } from './load-incidents.ts';
import { loadSeverities } from './load-severities.ts';

/** The state of each of these components at a moment, as it is known now; two queries, however many they are. */
export async function statesOf(
  db: Kysely<Database>,
  componentIds: readonly string[],
  { at, now }: { at: Date; now: Date },
): Promise<ReadonlyMap<string, ComponentState>> {
  const only = componentIds.length === 1 ? componentIds[0] : undefined;
  const severities = await loadSeverities(db);
  const incidents = await loadIncidents(db, { from: at, to: at, now, componentId: only });
  return componentStates(componentIds, incidents, { at, severities });
}
