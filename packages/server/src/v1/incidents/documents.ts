import { maintenanceStateAt } from '@scs/status';
import { timestampFromPostgres, type Timestamp } from '@scs/store';
import { z } from 'zod';
import { maintenanceTimes, type MaintenanceRow } from '../../status/state/maintenance-times.ts';
import { moment, versioned, versionedOf } from '../conventions/documents.ts';

const impactDocument = z
  .object({
    reference: z.string().describe('The component'),
    type: z.string().describe('The impact type'),
    severity: z.int().nullable().describe('0 is maintenance'),
  })
  .meta({ id: 'Impact' });

export const updateDocument = z
  .object({
    order: z.int().describe('Its number within the incident, from 0'),
    displayName: z.string().nullable(),
    description: z.string().nullable(),
    isAutomatic: z.boolean().describe('Whether the server wrote it, such as at the start of a maintenance'),
    ...versioned,
  })
  .meta({ id: 'IncidentUpdate' });
export type UpdateDocument = z.infer<typeof updateDocument>;

const maintenanceFields = {
  state: z.enum(['scheduled', 'overdue', 'running', 'overrunning', 'completed', 'cancelled']),
  plannedStart: moment.nullable(),
  plannedEnd: moment,
  startedAt: moment.nullable(),
  finishedAt: moment.nullable(),
  cancelledAt: moment.nullable(),
  startsByItself: z.boolean(),
  endsByItself: z.boolean(),
};

const eventFields = {
  id: z.string(),
  displayName: z.string().nullable(),
  description: z.string().nullable(),
  isDraft: z.boolean(),
  phase: z.object({ generation: z.int(), order: z.int(), name: z.string() }).nullable().meta({ id: 'Phase' }),
  affects: z.array(impactDocument),
  updates: z.array(updateDocument),
};

export const incidentDocument = z
  .object({
    ...eventFields,
    state: z.enum(['draft', 'scheduled', 'open', 'ended']),
    beganAt: moment.nullable(),
    endedAt: moment.nullable(),
    maintenance: z.object(maintenanceFields).nullable().describe('What makes it a maintenance; null for others'),
    postMortemPublishedAt: moment.nullable().describe('Null where no post-mortem is published'),
    ...versioned,
  })
  .meta({ id: 'Incident' });
export type IncidentDocument = z.infer<typeof incidentDocument>;

export const maintenanceDocument = z
  .object({ ...eventFields, ...maintenanceFields, ...versioned })
  .meta({ id: 'Maintenance' });
export type MaintenanceDocument = z.infer<typeof maintenanceDocument>;

export interface UpdateRow {
  order: number;
  display_name: string | null;
  description: string | null;
  is_automatic: boolean;
  version: number;
  created_at: Timestamp;
  updated_at: Timestamp;
}

/** An incident with all that belongs to it, as one row. */
export interface IncidentRow {
  id: string;
  seq: string;
  display_name: string | null;
  description: string | null;
  began_at: Timestamp | null;
  ended_at: Timestamp | null;
  /** For keeping the order: `infinity` where there is no begin. */
  sort_at: string;
  /** Where it stands in the history: its begin, its planned start, or when it was made; null for what has only an end. */
  placed_at: Timestamp | null;
  is_draft: boolean;
  state: 'draft' | 'scheduled' | 'open' | 'ended';
  version: number;
  created_at: Timestamp;
  updated_at: Timestamp;
  phase: { generation: number; order: number; name: string } | null;
  impacts: [reference: string, type: string, severity: number | null][];
  /** Their moments as PostgreSQL writes them. */
  updates: UpdateRow[];
  maintenance: (MaintenanceRow & { planned_end: Timestamp }) | null;
  /** Null where none is published. */
  post_mortem_at: Timestamp | null;
}

export function toUpdate(row: UpdateRow): z.infer<typeof updateDocument> {
  const { order, display_name: displayName, description, is_automatic: isAutomatic } = row;
  return { order, displayName, description, isAutomatic, ...versionedOf(row) };
}

export function toIncident(row: IncidentRow, now: Date): z.infer<typeof incidentDocument> {
  return {
    ...toEvent(row),
    state: row.state,
    beganAt: row.began_at,
    endedAt: row.ended_at,
    maintenance: row.maintenance && toMaintenanceFields(row.maintenance, now),
    postMortemPublishedAt: row.post_mortem_at,
    ...versionedOf(row),
  };
}

/** @param maintenance that of the row */
export function toMaintenance(
  row: IncidentRow,
  maintenance: NonNullable<IncidentRow['maintenance']>,
  now: Date,
): z.infer<typeof maintenanceDocument> {
  return { ...toEvent(row), ...toMaintenanceFields(maintenance, now), ...versionedOf(row) };
}

function toEvent(row: IncidentRow) {
  return {
    id: row.id,
    displayName: row.display_name,
    description: row.description,
    isDraft: row.is_draft,
    phase: row.phase,
    affects: row.impacts.map(([reference, type, severity]) => ({ reference, type, severity })),
    updates: row.updates.map((update) =>
      toUpdate({
        ...update,
        created_at: timestampFromPostgres(update.created_at),
        updated_at: timestampFromPostgres(update.updated_at),
      }),
    ),
  };
}

function toMaintenanceFields(row: NonNullable<IncidentRow['maintenance']>, now: Date) {
  const moments = (text: Timestamp | null) => (text === null ? null : timestampFromPostgres(text));
  return {
    state: maintenanceStateAt(maintenanceTimes(row), now),
    plannedStart: moments(row.planned_start),
    plannedEnd: timestampFromPostgres(row.planned_end),
    startedAt: moments(row.started_at),
    finishedAt: moments(row.finished_at),
    cancelledAt: moments(row.cancelled_at),
    startsByItself: row.starts_by_itself,
    endsByItself: row.ends_by_itself,
  };
}
