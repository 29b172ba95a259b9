import { compareStates } from './compare-states.ts';
import type { ImpactWindow, Severity, ShownState } from './model.ts';
import { readInstant } from './read-instant.ts';
import { severityLadder } from './severity-ladder.ts';
import { showState, untouchedState } from './show-state.ts';

export interface StateOptions {
  readonly at: Date;
  readonly severities: readonly Severity[];
}

export interface ComponentState extends ShownState {
  /** The ids of the incidents that make it so: those whose impact bears the same name. Sorted, each once. */
  readonly causedBy: readonly string[];
  /** The ids of all incidents and maintenances that affect it at that time. Sorted, each once. */
  readonly affectedBy: readonly string[];
}

/**
 * The state of one component at a time: the worst of the impacts that run then (see `compareStates` for what is worse).
 * A window runs from its begin, inclusive, to its end, exclusive. The compatible API's query `at` leaves out both ends;
 * that rule is the query's, not this one's. Throws `invalid-date`.
 *
 * @example
 * const windows = windowsByComponent([
 *   { id: 'i', beganAt: new Date('2026-03-01T10:00:00Z'), endedAt: null, impacts: [{ componentId: 'c', severity: 70 }] },
 * ]).get('c') ?? [];
 * componentState(windows, { at: new Date('2026-03-01T10:00:00Z'), severities: [{ name: 'works', value: 33 }, { name: 'broken', value: 100 }] });
 * // { kind: 'disturbance', severity: 70, name: 'broken', status: 'major_outage', causedBy: ['i'], affectedBy: ['i'] }
 */
export function componentState(windows: readonly ImpactWindow[], { at, severities }: StateOptions): ComponentState {
  const ladder = severityLadder(severities);
  const atMs = readInstant(at, 'The time of the state');
  const running = windows
    .filter(({ beginMs, endMs }) => beginMs <= atMs && atMs < endMs)
    .map((window) => ({
      incidentId: window.incidentId,
      state: showState(window.severity, window.isMaintenance, ladder),
    }));
  let worst = untouchedState(ladder);
  for (const { state } of running) if (compareStates(state, worst) > 0) worst = state;
  return {
    ...worst,
    causedBy: sortedIds(running.filter(({ state }) => state.kind === worst.kind && state.name === worst.name)),
    affectedBy: sortedIds(running),
  };
}

function sortedIds(impacts: readonly { readonly incidentId: string }[]): readonly string[] {
  return [...new Set(impacts.map(({ incidentId }) => incidentId))].sort();
}
