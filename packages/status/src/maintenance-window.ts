import { maintenanceStateAt } from './maintenance-state-at.ts';
import type { MaintenanceTimes } from './maintenance-state-at.ts';

/** `beganAt` and `endedAt` of the maintenance seen as an incident. */
export interface MaintenanceWindow {
  readonly beganAt: Date | null;
  /** Null: nobody knows. */
  readonly endedAt: Date | null;
}

/**
 * The time that counts as maintenance, as far as it is known at `now`: the planned one while it is scheduled; from the
 * actual start to the planned end while it runs; without an end while it overruns; the actual one when it is over. It
 * has no begin, so it counts nowhere, when it is overdue, and when it was cancelled before it started.
 * A completed one that nobody started began as planned. Throws `invalid-date`.
 *
 * @example
 * const { beganAt, endedAt } = maintenanceWindow(times, now);
 * const incident = { id, beganAt, endedAt, isMaintenance: true, impacts };
 */
export function maintenanceWindow(times: MaintenanceTimes, now: Date): MaintenanceWindow {
  const { plannedStart, plannedEnd, finishedAt, cancelledAt } = times;
  const startedAt = times.startedAt !== null && times.startedAt.getTime() <= now.getTime() ? times.startedAt : null;
  switch (maintenanceStateAt(times, now)) {
    case 'scheduled':
      return { beganAt: plannedStart, endedAt: plannedEnd };
    case 'overdue':
      return { beganAt: null, endedAt: null };
    case 'running':
      return { beganAt: startedAt, endedAt: plannedEnd };
    case 'overrunning':
      return { beganAt: startedAt, endedAt: null };
    case 'completed':
      return { beganAt: earlier(startedAt ?? plannedStart, finishedAt), endedAt: finishedAt };
    case 'cancelled':
      return startedAt === null
        ? { beganAt: null, endedAt: null }
        : { beganAt: earlier(startedAt, cancelledAt), endedAt: cancelledAt };
  }
}

/** What is over cannot begin after its end. */
function earlier(begin: Date | null, end: Date | null): Date | null {
  return begin !== null && end !== null && end.getTime() < begin.getTime() ? end : begin;
}
