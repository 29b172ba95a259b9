import { readInstant } from './read-instant.ts';

/** What a timeline needs to know of an update; updates may carry more, and keep it. */
export interface TimelineEntry {
  readonly createdAt: Date;
  /** Its number within the incident, from 0. */
  readonly order: number;
}

/**
 * An incident's updates as they are to be read, oldest first: by time, at the same time by order. The input stays as it
 * is. Throws `invalid-date`.
 *
 * @example
 * timeline([{ createdAt: new Date('2026-03-01T11:00:00Z'), order: 0 }, { createdAt: new Date('2026-03-01T10:00:00Z'), order: 1 }])
 *   .map(({ order }) => order); // [1, 0]
 */
export function timeline<Entry extends TimelineEntry>(updates: readonly Entry[]): readonly Entry[] {
  return updates
    .map((update) => ({ update, atMs: readInstant(update.createdAt, `The time of update ${update.order}`) }))
    .sort((a, b) => a.atMs - b.atMs || a.update.order - b.update.order)
    .map(({ update }) => update);
}

/** The same, newest first. Throws `invalid-date`. */
export function newestFirst<Entry extends TimelineEntry>(updates: readonly Entry[]): readonly Entry[] {
  return timeline(updates).toReversed();
}
