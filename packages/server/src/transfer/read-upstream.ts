import { createHash } from 'node:crypto';
import { connect, type Timestamp } from '@scs/store';
import { sql } from 'kysely';
import type { TransferInput } from './document.ts';

/** What an upstream database says, and what of it cannot be kept. */
export interface UpstreamPage {
  readonly document: TransferInput;
  /** In sentences, for people. */
  readonly notes: readonly string[];
}

interface PhaseRow {
  generation: number;
  order: number;
  name: string | null;
}

interface IncidentRow {
  id: string;
  displayName: string | null;
  description: string | null;
  beganAt: Timestamp | null;
  endedAt: Timestamp | null;
  generation: number | null;
  order: number | null;
}

/**
 * Reads the database of upstream's status page (reference 1.9) as it is at one moment, ids included. Nothing is written there.
 * Severities have no ids there: each gets one that follows from its name, the same each time.
 *
 * @param connectionString `postgres://…`
 */
export async function readUpstream(connectionString: string): Promise<UpstreamPage> {
  const store = connect({ connectionString }, { maxConnections: 1 });
  const notes: string[] = [];
  try {
    return await store.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => {
        const rows = async <T>(query: ReturnType<typeof sql<T>>): Promise<T[]> => (await query.execute(tx)).rows;
        const [ours] = await rows(sql<{ is: boolean }>`select to_regclass('kysely_migration') is not null as is`);
        if (ours?.is === true)
          throw new Error('it is one of this platform, which "scs status export" and "scs db backup" read');
        const phases = await rows(
          sql<PhaseRow>`
            select generation::int as generation, "order"::int as "order", name from phases order by 1, 2`,
        );
        const severities = await rows(
          sql<{ name: string | null; value: number | null }>`
            select display_name as name, value from severities order by value, display_name`,
        );
        const impactTypes = await rows(
          sql<{ id: string; displayName: string; description: string | null }>`
            select id, display_name as "displayName", description from impact_types order by display_name, id`,
        );
        const components = await rows(
          sql<{ id: string; displayName: string | null; labels: Record<string, string> | null }>`
            select id, display_name as "displayName", labels from components order by display_name, id`,
        );
        const incidents = await rows(
          sql<IncidentRow>`select id, display_name as "displayName", description, began_at as "beganAt", ended_at as "endedAt",
              phase_generation::int as generation, phase_order::int as "order"
            from incidents order by began_at nulls first, id`,
        );
        const impacts = await rows(
          sql<{ incident: string; component: string; type: string; severity: number | null }>`
            select incident_id as incident, component_id as component, impact_type_id as type, severity
            from impacts order by incident_id, component_id, impact_type_id`,
        );
        const updates = await rows(
          sql<{
            incident: string;
            order: number;
            displayName: string | null;
            description: string | null;
            at: Timestamp | null;
          }>`
            select incident_id as incident, "order"::int as "order", display_name as "displayName", description, created_at as at
            from incident_updates order by incident_id, "order"`,
        );
        const kept = keepPhases(phases, notes);
        const impactsOf = Map.groupBy(impacts, ({ incident }) => incident);
        const updatesOf = Map.groupBy(updates, ({ incident }) => incident);
        return {
          notes,
          document: {
            format: 'scs-status',
            formatVersion: 1,
            severities: keepSeverities(severities, notes),
            phases: kept,
            impactTypes,
            groups: [],
            components: components.map((component, position) => ({
              ...component,
              description: null,
              groupId: null,
              position,
              visibility: 'public',
            })),
            incidents: incidents.map(({ generation, order, ...incident }) => ({
              ...incident,
              phase: keepPhase({ generation, order }, kept, incident.id, notes),
              impacts: keepImpacts(impactsOf.get(incident.id) ?? [], incident.id, notes),
              updates: (updatesOf.get(incident.id) ?? []).map(({ order: place, displayName, description, at }) => ({
                order: place,
                displayName,
                description,
                ...(at === null ? {} : { createdAt: at }),
              })),
            })),
            templates: [],
          },
        };
      });
  } finally {
    await store.close();
  }
}

/**
 * Version 1.0.0 made a nameless phase of any reference that there was no phase for (reference 1.5.1): neither that nor what it
 * left gaps before is a list that somebody has written.
 */
function keepPhases(rows: readonly PhaseRow[], notes: string[]): TransferInput['phases'] {
  const kept: TransferInput['phases'] = [];
  for (const { generation, order, name } of rows) {
    const before = kept.at(-1);
    const next = before?.generation === generation ? before.order + 1 : 0;
    if (generation >= 1 && order === next && name !== null) kept.push({ generation, order, name });
    else
      notes.push(
        `The phase ${nameOf({ generation, order })} was left out: ${name === null ? 'it has no name' : 'it is in no list without gaps'}.`,
      );
  }
  return kept;
}

function keepPhase(
  { generation, order }: Pick<IncidentRow, 'generation' | 'order'>,
  kept: TransferInput['phases'],
  incident: string,
  notes: string[],
): TransferInput['incidents'][number]['phase'] {
  if (generation === null || order === null) return null;
  if (kept.some((phase) => phase.generation === generation && phase.order === order)) return { generation, order };
  notes.push(`Incident ${incident}: its phase ${nameOf({ generation, order })} was left out, so that it has none.`);
  return null;
}

function nameOf({ generation, order }: { generation: number; order: number }): string {
  return `${String(order)} of generation ${String(generation)}`;
}

/** Upstream keeps any value, and the same name twice. */
function keepSeverities(
  rows: readonly { name: string | null; value: number | null }[],
  notes: string[],
): TransferInput['severities'] {
  const names = new Set<string | null>();
  return rows.flatMap(({ name, value }) => {
    const isInRange = value === null || (value >= 1 && value <= 100);
    if (isInRange && name !== '' && !(name !== null && names.has(name))) {
      names.add(name);
      return [{ id: idOf(`severity ${name ?? ''} ${name === null ? String(value) : ''}`), displayName: name, value }];
    }
    const reason = isInRange ? 'there is another one of this name' : 'its value is not between 1 and 100';
    notes.push(`The severity ${JSON.stringify(name)} (${String(value)}) was left out: ${reason}.`);
    return [];
  });
}

function keepImpacts(
  rows: readonly { component: string; type: string; severity: number | null }[],
  incident: string,
  notes: string[],
): TransferInput['incidents'][number]['impacts'] {
  return rows.map(({ component, type, severity }) => {
    if (severity === null || (severity >= 0 && severity <= 100)) return { component, type, severity };
    const kept = Math.min(100, Math.max(0, severity));
    notes.push(`Incident ${incident}: the severity ${String(severity)} became ${String(kept)}.`);
    return { component, type, severity: kept };
  });
}

/** A UUID that follows from a text (version 8, RFC 9562). */
function idOf(text: string): string {
  const hex = createHash('sha256').update(`scs status import ${text}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
