import type { Timestamp } from '@scs/store';
import type { ComponentRow, IncidentRow } from './queries.ts';

/**
 * The documents of upstream's API (reference 1.3). Members come in alphabetical order; what is null in the database is left
 * out, but for dates.
 */
export function componentDocument({ id, display_name: displayName, labels, impacts }: ComponentRow) {
  return {
    activelyAffectedBy: impacts.map(impactDocument),
    ...(displayName === null ? {} : { displayName }),
    id,
    ...(labels === null ? {} : { labels: Object.fromEntries(Object.entries(labels).sort(byName)) }),
  };
}

export function incidentDocument(row: IncidentRow) {
  return {
    affects: row.impacts.map(impactDocument),
    beganAt: row.began_at,
    ...(row.description === null ? {} : { description: row.description }),
    ...(row.display_name === null ? {} : { displayName: row.display_name }),
    endedAt: row.ended_at,
    id: row.id,
    phase: { generation: row.phase_generation ?? 0, order: row.phase_order ?? 0 },
    updates: row.updates,
  };
}

export function updateDocument(row: {
  order: number;
  display_name: string | null;
  description: string | null;
  created_at: Timestamp;
}) {
  return {
    createdAt: row.created_at,
    ...(row.description === null ? {} : { description: row.description }),
    ...(row.display_name === null ? {} : { displayName: row.display_name }),
    order: row.order,
  };
}

export function impactTypeDocument(row: { id: string; display_name: string; description: string | null }) {
  return {
    ...(row.description === null ? {} : { description: row.description }),
    displayName: row.display_name,
    id: row.id,
  };
}

export function severityDocument(row: { display_name: string | null; value: number | null }) {
  return {
    ...(row.display_name === null ? {} : { displayName: row.display_name }),
    ...(row.value === null ? {} : { value: row.value }),
  };
}

function impactDocument([reference, type, severity]: [string, string, number | null]) {
  return { reference, ...(severity === null ? {} : { severity }), type };
}

function byName([one]: readonly [string, string], [other]: readonly [string, string]): number {
  return one < other ? -1 : 1;
}
