import type { Timestamp } from '@scs/store';
import { compareTimestamps } from '../timestamp-input.ts';

/** What a transition is called in the timeline and in the outbox. */
export type TransitionKind = 'started' | 'finished' | 'extended' | 'cancelled' | 'overdue' | 'overran';

const titles: Readonly<Record<TransitionKind, string>> = {
  started: 'Maintenance started',
  finished: 'Maintenance finished',
  extended: 'Maintenance extended',
  cancelled: 'Maintenance cancelled',
  overdue: 'Maintenance delayed',
  overran: 'Maintenance takes longer',
};

/** Nearer to the plan than this is as planned. */
const toleranceMs = 60_000;

/** The words of a transition in the timeline. */
export function transitionTitle(kind: TransitionKind): string {
  return titles[kind];
}

/** `2026-03-01 20:00 UTC` */
function minuteText(moment: Timestamp): string {
  return `${moment.slice(0, 10)} ${moment.slice(11, 16)} UTC`;
}

/** `, earlier than planned (2026-03-01 20:00 UTC)`; nothing when it was as planned. */
export function besidePlan(at: Timestamp, planned: Timestamp | null): string {
  if (planned === null || isNear(at, planned)) return '';
  return `, ${compareTimestamps(at, planned) < 0 ? 'earlier' : 'later'} than planned (${minuteText(planned)})`;
}

/** Says when something was written down long after it happened. */
export function recordedLate(at: Timestamp, now: Timestamp): string {
  return isNear(at, now) ? '' : ` Recorded at ${minuteText(now)}: the status page could not do it at the time.`;
}

/** The sentence about a new planned end. */
export function newEnd(plannedEnd: Timestamp, before: Timestamp): string {
  return `The maintenance is planned to end at ${minuteText(plannedEnd)} now, instead of ${minuteText(before)}.`;
}

function isNear(one: Timestamp, other: Timestamp): boolean {
  return Math.abs(Date.parse(one) - Date.parse(other)) < toleranceMs;
}
