import type { Timestamp } from '@scs/store';
import type { MaintenanceRow } from '../state/maintenance-times.ts';
import { compareTimestamps } from '../timestamp-input.ts';

/** The times that an edit of the incident changed; left out where it did not. */
export interface ChangedTimes {
  readonly beganAt?: Timestamp | null;
  readonly endedAt?: Timestamp | null;
}

type FollowedTimes = Partial<Pick<MaintenanceRow, 'planned_start' | 'started_at' | 'finished_at' | 'cancelled_at'>> & {
  planned_end?: Timestamp;
};

/**
 * What an edit of the incident's begin and end means for its maintenance. Such an edit is all that the compatible API has.
 * Ahead of now they are the plan: what runs is put off, or given another end; what is finished goes on. In the past they
 * correct what was. A maintenance that was called off before it started stays so.
 *
 * @example followIncident(running, { endedAt: '2026-03-01T21:00:00Z' }, '2026-03-01T21:00:01Z');
 * // { finished_at: '2026-03-01T21:00:00Z' }
 */
export function followIncident(row: MaintenanceRow, { beganAt, endedAt }: ChangedTimes, now: Timestamp): FollowedTimes {
  if (row.cancelled_at !== null && row.started_at === null) return {};
  const isOver = row.finished_at !== null || row.cancelled_at !== null;
  const isAhead = (moment: Timestamp) => compareTimestamps(moment, now) > 0;
  const times: FollowedTimes = {};
  if (beganAt !== undefined) {
    if (isOver || (row.started_at !== null && beganAt !== null && !isAhead(beganAt))) {
      times.started_at = beganAt;
    } else {
      times.planned_start = beganAt;
      times.started_at = null;
    }
  }
  if (typeof endedAt !== 'string') return times;
  if (row.cancelled_at !== null) {
    times.cancelled_at = endedAt;
  } else if (isAhead(endedAt)) {
    times.planned_end = endedAt;
    times.finished_at = null;
  } else if (isOver || (row.started_at !== null && times.started_at !== null)) {
    times.finished_at = endedAt;
  } else {
    times.planned_end = endedAt;
  }
  return times;
}
