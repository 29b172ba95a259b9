import { maintenanceStateAt } from './maintenance-state-at.ts';
import type { MaintenanceTimes } from './maintenance-state-at.ts';

/** A stretch of time, half-open: what ends as the other begins does not meet it. */
export interface Span {
  readonly begin: Date;
  /** Null: nobody knows. */
  readonly end: Date | null;
}

/** A maintenance that is or may yet be, or an incident, with what it touches. */
export interface Work {
  readonly id: string;
  readonly isMaintenance: boolean;
  readonly span: Span;
  readonly componentIds: readonly string[];
}

/**
 * - `same-component`: both maintenances work on it.
 * - `redundancy-group`: they work on different components that stand in for each other.
 * - `incident`: something is broken on the component already.
 */
export type ConflictKind = 'same-component' | 'redundancy-group' | 'incident';

/** Why somebody should think again before two things happen at once. */
export interface Conflict {
  readonly kind: ConflictKind;
  /** The other one. */
  readonly with: string;
  /** Those of the maintenance itself. */
  readonly componentIds: readonly string[];
  /** The redundancy group, and null for the other kinds. */
  readonly groupId: string | null;
  /** When both are there. */
  readonly span: Span;
}

/**
 * The time that a maintenance takes, as far as it is known: the actual times where there are any, and else the plan; without an
 * end while it overruns. One that waits to be started takes what was planned. A cancelled one takes none.
 * Throws `invalid-date`.
 *
 * @example
 * occupiedSpan({ ...times, startedAt: new Date('2026-03-01T19:00:00Z') }, now); // from the start to the planned end
 */
export function occupiedSpan(times: MaintenanceTimes, now: Date): Span | undefined {
  const { plannedStart, plannedEnd, startedAt, finishedAt } = times;
  const from = (begin: Date | null, end: Date | null) => (begin === null ? undefined : { begin, end });
  switch (maintenanceStateAt(times, now)) {
    case 'scheduled':
    case 'overdue':
      return from(plannedStart, plannedEnd);
    case 'running':
      return from(startedAt, plannedEnd);
    case 'overrunning':
      return from(startedAt, null);
    case 'completed':
      return from(startedAt ?? plannedStart, finishedAt);
    case 'cancelled':
      return undefined;
  }
}

/**
 * What a maintenance runs into among others. What is over at `now` is no conflict any more.
 *
 * @param groupOf the redundancy group of each component that is in one
 */
export function conflictsOf(
  work: Work,
  others: readonly Work[],
  { groupOf, now }: { groupOf: ReadonlyMap<string, string>; now: Date },
): readonly Conflict[] {
  const own = new Set(work.componentIds);
  return others.flatMap((other): Conflict[] => {
    const span = overlap(work.span, other.span);
    if (other.id === work.id || span === undefined || (span.end !== null && span.end <= now)) return [];
    const shared = [...new Set(other.componentIds)].filter((id) => own.has(id));
    const found: Conflict[] = [];
    if (shared.length > 0) {
      const kind = other.isMaintenance ? 'same-component' : 'incident';
      found.push({ kind, with: other.id, componentIds: shared, groupId: null, span });
    }
    if (!other.isMaintenance) return found;
    for (const [groupId, componentIds] of byGroup(own, groupOf)) {
      const theirs = other.componentIds.filter((id) => groupOf.get(id) === groupId);
      const beside = componentIds.filter((id) => theirs.some((one) => one !== id));
      if (beside.length > 0) {
        found.push({ kind: 'redundancy-group', with: other.id, componentIds: beside, groupId, span });
      }
    }
    return found;
  });
}

function byGroup(componentIds: ReadonlySet<string>, groupOf: ReadonlyMap<string, string>): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const id of componentIds) {
    const group = groupOf.get(id);
    if (group !== undefined) groups.set(group, [...(groups.get(group) ?? []), id]);
  }
  return groups;
}

/** The time that two spans share; undefined when there is none, as for one that lasts no time at all. */
function overlap(one: Span, other: Span): Span | undefined {
  const begin = one.begin < other.begin ? other.begin : one.begin;
  const end = one.end === null || (other.end !== null && other.end < one.end) ? other.end : one.end;
  return end === null || begin < end ? { begin, end } : undefined;
}
