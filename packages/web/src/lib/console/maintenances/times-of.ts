import type { MaintenanceDocument } from '@scs/server';

type Times = Pick<
  MaintenanceDocument,
  'state' | 'plannedStart' | 'plannedEnd' | 'startedAt' | 'finishedAt' | 'cancelledAt'
>;

/** When a maintenance begins and ends: in fact, as far as that is known, and else as planned. */
export interface ShownTimes {
  readonly begin: string | null;
  /** Null while it takes longer than planned: nobody knows. */
  readonly end: string | null;
}

/** The times to show. One that was called off before it began keeps its plan, so that it can be found where it was. */
export function timesOf({ state, plannedStart, plannedEnd, startedAt, finishedAt, cancelledAt }: Times): ShownTimes {
  const begin = startedAt ?? plannedStart;
  if (state === 'overrunning') return { begin, end: null };
  const stoppedAt = startedAt === null ? null : cancelledAt;
  return { begin, end: finishedAt ?? stoppedAt ?? plannedEnd };
}

/** Whether its plan can still be changed: it has not begun, and was not called off. */
export function isAhead({ state, isDraft }: Pick<MaintenanceDocument, 'state' | 'isDraft'>): boolean {
  return isDraft || state === 'scheduled' || state === 'overdue';
}
