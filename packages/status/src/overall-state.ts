import { compareStates } from './compare-states.ts';
import type { ComponentStatus, Indicator, ShownState } from './model.ts';

export interface OverallState extends ShownState {
  /** `status.indicator` of Statuspage's `status.json`. */
  readonly indicator: Indicator;
  /** `status.description` there: its words for a page whose worst component is in that state. */
  readonly description: string;
}

const pageStatuses: Readonly<Record<ComponentStatus, Pick<OverallState, 'indicator' | 'description'>>> = {
  operational: { indicator: 'none', description: 'All Systems Operational' },
  under_maintenance: { indicator: 'maintenance', description: 'Service Under Maintenance' },
  degraded_performance: { indicator: 'minor', description: 'Partially Degraded Service' },
  partial_outage: { indicator: 'major', description: 'Partial System Outage' },
  major_outage: { indicator: 'critical', description: 'Major System Outage' },
};

/**
 * The state of the whole page, or of a group: that of its worst component; of none at all, operational. Statuspage
 * itself blends the components by an unpublished measure; the worst is what can be explained.
 *
 * @example
 * overallState([]); // { kind: 'operational', …, indicator: 'none', description: 'All Systems Operational' }
 */
export function overallState(states: Iterable<ShownState>): OverallState {
  let worst: ShownState | undefined;
  for (const state of states) if (worst === undefined || compareStates(state, worst) > 0) worst = state;
  const { kind, severity, name, status }: ShownState = worst ?? {
    kind: 'operational',
    severity: null,
    name: 'operational',
    status: 'operational',
  };
  return { kind, severity, name, status, ...pageStatuses[status] };
}
