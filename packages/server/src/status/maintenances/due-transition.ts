import type { Timestamp } from '@scs/store';
import { compareTimestamps } from '../timestamp-input.ts';
import type { MaintenanceRow } from '../state/maintenance-times.ts';

/** What the clock does to a maintenance. `overdue` and `overran` are for those that wait for an operator. */
export interface DueTransition {
  readonly kind: 'started' | 'finished' | 'overdue' | 'overran';
  /** When it happened, which may be long ago: the server may have been down. */
  readonly at: Timestamp;
}

/** A maintenance and the times of its incident. */
export interface MaintenanceWithIncident extends MaintenanceRow {
  /** Of the incident; null when it is known to be overdue. */
  began_at: Timestamp | null;
  /** Of the incident; null when it is known to overrun. */
  ended_at: Timestamp | null;
}

/**
 * The next step that the clock asks for, whether its moment has come or not; undefined when there is none: it is over, or
 * it waits for somebody.
 *
 * @example
 * nextTransition({ ...maintenance, planned_start: '2026-03-01T20:00:00Z', started_at: null, starts_by_itself: true });
 * // { kind: 'started', at: '2026-03-01T20:00:00Z' }
 */
export function nextTransition(row: MaintenanceWithIncident): DueTransition | undefined {
  if (row.finished_at !== null || row.cancelled_at !== null) return undefined;
  if (row.started_at === null) {
    if (row.planned_start === null) return undefined;
    if (row.starts_by_itself) return { kind: 'started', at: row.planned_start };
    return row.began_at === null ? undefined : { kind: 'overdue', at: row.planned_start };
  }
  if (row.planned_end === null) return undefined;
  // what an edit made end before it began ends at its begin
  const at = compareTimestamps(row.planned_end, row.started_at) < 0 ? row.started_at : row.planned_end;
  if (row.ends_by_itself) return { kind: 'finished', at };
  return row.ended_at === null ? undefined : { kind: 'overran', at };
}

/** The next step, if its moment has come. */
export function dueTransition(row: MaintenanceWithIncident, now: Timestamp): DueTransition | undefined {
  const next = nextTransition(row);
  return next !== undefined && compareTimestamps(next.at, now) <= 0 ? next : undefined;
}
