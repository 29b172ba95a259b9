import { componentStates, overallState, type ComponentState, type Severity } from '@scs/status';
import { compareTimestamps } from '../status/timestamp-input.ts';
import { shownName } from '../pages/shown-name.ts';
import { toIncident, type IncidentRow } from '../v1/incidents/documents.ts';
import type { Component, Incident, ScheduledMaintenance } from './documents.ts';
import { incidentStatusOf } from './incident-status.ts';

/** What incidents are told with. */
export interface Surroundings {
  readonly components: ReadonlyMap<string, Component>;
  readonly severities: readonly Severity[];
  readonly pageId: string;
  /** An origin without a slash at the end. */
  readonly publicUrl: string;
  readonly now: Date;
}

/** What the public sees of an incident that is no maintenance. */
export function presentIncident(row: IncidentRow, surroundings: Surroundings): Incident {
  const status = row.state === 'ended' ? 'resolved' : incidentStatusOf(row.phase?.name);
  return {
    ...eventOf(row, surroundings),
    status,
    impact: impactOf(row, surroundings.severities),
    resolved_at: row.state === 'ended' ? row.ended_at : null,
    incident_updates: updatesOf(row, surroundings, status),
  };
}

/** What the public sees of a maintenance. One that was called off is over. */
export function presentMaintenance(row: IncidentRow, surroundings: Surroundings): ScheduledMaintenance {
  const { maintenance } = toIncident(row, surroundings.now);
  if (maintenance === null) throw new Error(`${row.id} is no maintenance`);
  const { state, plannedStart, plannedEnd, startedAt, finishedAt, cancelledAt } = maintenance;
  const status =
    state === 'completed' || state === 'cancelled'
      ? 'completed'
      : state === 'running' || state === 'overrunning'
        ? 'in_progress'
        : 'scheduled';
  return {
    ...eventOf(row, surroundings),
    status,
    impact: 'maintenance',
    started_at: startedAt ?? plannedStart ?? row.created_at,
    resolved_at: status === 'completed' ? (finishedAt ?? cancelledAt ?? plannedEnd) : null,
    scheduled_for: plannedStart ?? startedAt ?? row.created_at,
    scheduled_until: plannedEnd,
    incident_updates: updatesOf(row, surroundings, status),
  };
}

function eventOf(row: IncidentRow, { components, pageId, publicUrl }: Surroundings) {
  return {
    id: row.id,
    name: shownName(row),
    created_at: row.created_at,
    updated_at: row.updated_at,
    monitoring_at: null,
    shortlink: `${publicUrl}/${row.maintenance === null ? 'incidents' : 'maintenances'}/${row.id}`,
    started_at: row.began_at ?? row.created_at,
    page_id: pageId,
    reminder_intervals: null,
    components: affectedIds(row).flatMap((id) => components.get(id) ?? []),
  };
}

function affectedIds(row: IncidentRow): readonly string[] {
  return [...new Set(row.impacts.map(([component]) => component))];
}

function impactOf(row: IncidentRow, severities: readonly Severity[]): Incident['impact'] {
  const { indicator } = overallState(statesAlone(row, severities).values());
  return indicator === 'maintenance' ? 'none' : indicator;
}

/** The states in which it puts its components, as if it were all that is going on. */
function statesAlone(row: IncidentRow, severities: readonly Severity[]): ReadonlyMap<string, ComponentState> {
  const impacts = row.impacts.map(([componentId, , severity]) => ({ componentId, severity }));
  const alone = { id: row.id, beganAt: new Date(0), endedAt: null, impacts };
  return componentStates(affectedIds(row), [alone], { at: new Date(0), severities });
}

/**
 * The timeline, the newest first. The description is its first entry, since these documents have no other place for it; where
 * nothing was said at all, the title is, for clients read the newest entry without asking whether there is one. An update keeps no phase of its own: it is told with the status that the incident has now. Its components leave
 * `operational` with the first entry, and return to it with the last one of what is over.
 */
function updatesOf<Status extends string>(row: IncidentRow, { components, severities }: Surroundings, status: Status) {
  const { updates } = toIncident(row, new Date(0));
  const description = row.description ?? (updates.length === 0 ? row.display_name : null);
  const first =
    description === null
      ? []
      : [{ order: -1, description, displayName: null, createdAt: row.created_at, version: row.version }];
  const states = status === 'scheduled' ? undefined : statesAlone(row, severities);
  const isOver = status === 'resolved' || status === 'completed';
  const affected = affectedIds(row).flatMap((id) => components.get(id) ?? []);
  const statusOf = (id: string) => states?.get(id)?.status ?? 'operational';
  const byTime = updates.toSorted((one, other) => compareTimestamps(one.createdAt, other.createdAt));
  return [...first, ...byTime]
    .map(({ order, description, displayName, createdAt, ...update }, index, { length }) => ({
      id: order < 0 ? row.id : `${row.id}-${String(order)}`,
      status,
      body: [displayName, description].filter((text) => text !== null && text !== '').join('\n\n'),
      incident_id: row.id,
      created_at: createdAt,
      updated_at: 'updatedAt' in update ? update.updatedAt : createdAt,
      display_at: createdAt,
      affected_components: affected.map(({ id, name }) => ({
        code: id,
        name,
        old_status: index === 0 ? ('operational' as const) : statusOf(id),
        new_status: isOver && index === length - 1 ? ('operational' as const) : statusOf(id),
      })),
      deliver_notifications: true,
      custom_tweet: null,
      tweet_id: null,
    }))
    .toReversed();
}
