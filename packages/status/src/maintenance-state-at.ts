import { readInstant } from './read-instant.ts';

/** A maintenance's times, planned and actual. A time that lies after `now` has not happened yet. */
export interface MaintenanceTimes {
  readonly plannedStart: Date | null;
  readonly plannedEnd: Date | null;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly cancelledAt: Date | null;
}

/**
 * - `scheduled`: its planned start lies ahead, or is not known.
 * - `overdue`: it should have started, and nobody said that it has.
 * - `running`: it has started.
 * - `overrunning`: it runs past its planned end.
 * - `completed`, `cancelled`: for good. A maintenance can be cancelled while it runs.
 */
export type MaintenanceState = 'scheduled' | 'overdue' | 'running' | 'overrunning' | 'completed' | 'cancelled';

/**
 * Where a maintenance is in its life. Whether it was completed or cancelled says the earlier of the two times; at the
 * same time, it was completed. Throws `invalid-date`.
 *
 * @example
 * maintenanceStateAt(
 *   { plannedStart: new Date('2026-03-01T20:00:00Z'), plannedEnd: new Date('2026-03-01T22:00:00Z'), startedAt: new Date('2026-03-01T20:00:00Z'), finishedAt: null, cancelledAt: null },
 *   new Date('2026-03-01T22:00:00Z'),
 * ); // 'overrunning'
 */
export function maintenanceStateAt(times: MaintenanceTimes, now: Date): MaintenanceState {
  const nowMs = readInstant(now, 'The time of the state');
  const finished = passed(times.finishedAt, 'finish', nowMs);
  const cancelled = passed(times.cancelledAt, 'cancellation', nowMs);
  if (finished !== null && (cancelled === null || finished <= cancelled)) return 'completed';
  if (cancelled !== null) return 'cancelled';
  if (passed(times.startedAt, 'start', nowMs) !== null) {
    return passed(times.plannedEnd, 'planned end', nowMs) === null ? 'running' : 'overrunning';
  }
  return passed(times.plannedStart, 'planned start', nowMs) === null ? 'scheduled' : 'overdue';
}

/** The time, if it is set and has come. */
function passed(date: Date | null, what: string, nowMs: number): number | null {
  if (date === null) return null;
  const milliseconds = readInstant(date, `The maintenance's ${what}`);
  return milliseconds <= nowMs ? milliseconds : null;
}
