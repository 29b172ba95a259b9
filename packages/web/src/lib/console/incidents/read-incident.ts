import { redirect } from '@sveltejs/kit';
import type { HistoryDocument, IncidentDocument, PhaseListDocument } from '@scs/server';
import { read, readAll } from '../api.ts';

type Fetch = typeof globalThis.fetch;

/** Reads an incident; a maintenance, which is one too, has its own pages. */
export async function readIncident(fetch: Fetch, id: string): Promise<IncidentDocument> {
  const incident = await read<IncidentDocument>(fetch, `/incidents/${id}`);
  if (incident.maintenance !== null) redirect(303, `/console/maintenances/${id}`);
  return incident;
}

/** The list of phases that an incident goes by. */
export async function phasesOf(fetch: Fetch, { phase }: IncidentDocument): Promise<PhaseListDocument | undefined> {
  return phase === null ? undefined : read<PhaseListDocument>(fetch, `/phases/${phase.generation}`);
}

/** Who has changed an incident, the oldest first. */
export async function readHistory(fetch: Fetch, id: string): Promise<HistoryDocument[]> {
  return readAll<HistoryDocument>(fetch, `/incidents/${id}/history`);
}
