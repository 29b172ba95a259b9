import type { MaintenanceTimes } from '@scs/status';
import type { Timestamp } from '@scs/store';

/** A maintenance as the database keeps it. */
export interface MaintenanceRow {
  planned_start: Timestamp | null;
  planned_end: Timestamp | null;
  started_at: Timestamp | null;
  finished_at: Timestamp | null;
  cancelled_at: Timestamp | null;
  starts_by_itself: boolean;
  ends_by_itself: boolean;
}

/**
 * The times of a maintenance as they count. One that starts or ends by itself does so at its planned time, also in the
 * seconds before the job has written it down.
 */
export function maintenanceTimes(row: MaintenanceRow): MaintenanceTimes {
  const isOpen = row.cancelled_at === null && row.finished_at === null;
  const startedAt = row.started_at ?? (isOpen && row.starts_by_itself ? row.planned_start : null);
  const finishedAt = row.finished_at ?? (isOpen && row.ends_by_itself && startedAt !== null ? row.planned_end : null);
  return {
    plannedStart: dateOf(row.planned_start),
    plannedEnd: dateOf(row.planned_end),
    startedAt: dateOf(startedAt),
    finishedAt: dateOf(finishedAt),
    cancelledAt: dateOf(row.cancelled_at),
  };
}

export function dateOf(timestamp: Timestamp | null): Date | null {
  return timestamp === null ? null : new Date(timestamp);
}
