import type { IncidentDocument, MaintenanceDocument } from '@scs/server';

/** After so long without an update, customers ask themselves whether anybody is working on it. */
export const quietAfterMs = 2 * 60 * 60_000;
/** How far ahead maintenances are shown. */
export const aheadMs = 48 * 60 * 60_000;

/** When an open incident was last spoken of: in an update, or when it began. */
export function lastSpokenOf({ updates, beganAt, createdAt }: IncidentDocument): string {
  const moments = [beganAt ?? createdAt, ...updates.map((update) => update.createdAt)];
  return moments.reduce((last, moment) => (Date.parse(moment) > Date.parse(last) ? moment : last));
}

/** Open incidents, those first of which nothing was said for the longest time. */
export function quietestFirst(incidents: readonly IncidentDocument[]): IncidentDocument[] {
  return [...incidents].sort((one, other) => Date.parse(lastSpokenOf(one)) - Date.parse(lastSpokenOf(other)));
}

const order = ['overrunning', 'overdue', 'running', 'scheduled'] as const;
type Attended = (typeof order)[number];

/** A maintenance that asks for attention, with the moment that it is about. */
export interface AttendedMaintenance {
  readonly id: string;
  readonly displayName: string | null;
  readonly state: Attended;
  /** Its planned end where it runs, and its planned start where it does not yet. */
  readonly at: string;
}

/** What runs, runs over, is late or comes soon; the most urgent first. Drafts are elsewhere. */
export function attendedMaintenances(maintenances: readonly MaintenanceDocument[], now: Date): AttendedMaintenance[] {
  return maintenances
    .flatMap(({ id, displayName, state, isDraft, plannedStart, plannedEnd }): AttendedMaintenance[] => {
      const known = order.find((one) => one === state);
      if (known === undefined || isDraft) return [];
      const at = known === 'running' || known === 'overrunning' ? plannedEnd : (plannedStart ?? plannedEnd);
      if (known === 'scheduled' && Date.parse(at) > now.getTime() + aheadMs) return [];
      return [{ id, displayName, state: known, at }];
    })
    .sort(
      (one, other) =>
        order.indexOf(one.state) - order.indexOf(other.state) || Date.parse(one.at) - Date.parse(other.at),
    );
}
