import { ownWords, type OwnWord } from '@scs/status';
import type { Timestamp } from '@scs/store';
import { compareTimestamps } from '../timestamp-input.ts';

/** What a transition is called in the timeline and in the outbox. */
export type TransitionKind = 'started' | 'finished' | 'extended' | 'cancelled' | 'overdue' | 'overran';

/** Nearer to the plan than this is as planned. */
const toleranceMs = 60_000;

const besidePlan = {
  hasStarted: { earlier: 'hasStartedEarlier', later: 'hasStartedLater' },
  isComplete: { earlier: 'isCompleteEarlier', later: 'isCompleteLater' },
} as const satisfies Partial<Record<OwnWord, Record<'earlier' | 'later', OwnWord>>>;

/** That a maintenance has started or is complete, and how far from its plan: nothing of that when it was as planned. */
export function comparedWithPlan(word: keyof typeof besidePlan, at: Timestamp, planned: Timestamp | null): string {
  if (planned === null || isNear(at, planned)) return ownWords(word);
  return ownWords(besidePlan[word][compareTimestamps(at, planned) < 0 ? 'earlier' : 'later'], { planned });
}

/**
 * Says when something was written down long after it happened, where the maintenance was known at the time: of one that was entered
 * afterwards nobody could know.
 */
export function recordedLate(at: Timestamp, { now, knownSince }: { now: Timestamp; knownSince: Timestamp }): string {
  if (isNear(at, now) || compareTimestamps(knownSince, at) > 0) return '';
  return ` ${ownWords('wasRecorded', { recorded: now })}`;
}

function isNear(one: Timestamp, other: Timestamp): boolean {
  return Math.abs(Date.parse(one) - Date.parse(other)) < toleranceMs;
}
