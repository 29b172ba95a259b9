/**
 * The words of this package. Times that come in are `Date`s; inside a window they are milliseconds since 1970 (UTC).
 * Every stretch of time is half-open: its begin belongs to it, its end does not.
 */

/**
 * A named severity as the status page API keeps it (scs-0402): `value` is the upper bound of its range, both ends
 * inclusive, and the range begins one above the next smaller value. A value of null, 0 or less names no range.
 */
export interface Severity {
  readonly name: string;
  /** 1–100. */
  readonly value: number | null;
}

/** What an incident does to one component. */
export interface Impact {
  readonly componentId: string;
  /** 0 is maintenance, 1–100 a disturbance, null was never rated. */
  readonly severity: number | null;
}

/** An incident or a maintenance, as far as it matters here. For one with planned times, see `maintenanceWindow`. */
export interface Incident {
  readonly id: string;
  /** Null: it never counts. */
  readonly beganAt: Date | null;
  /** Null: it is going on. Before `beganAt`: it is taken to last no time. */
  readonly endedAt: Date | null;
  /** Marked as maintenance: all its impacts are, whatever their severity. */
  readonly isMaintenance?: boolean;
  readonly impacts: readonly Impact[];
}

/** The time in which one incident affects one component; made by `windowsByComponent`. */
export interface ImpactWindow {
  readonly incidentId: string;
  readonly beginMs: number;
  /** `Infinity` while it is going on; never less than `beginMs`. */
  readonly endMs: number;
  /** Null: never rated. */
  readonly severity: number | null;
  readonly isMaintenance: boolean;
}

/**
 * - `operational`: nothing affects it, or nothing worse than the lowest of two or more severities.
 * - `maintenance`: severity 0, or an event marked as maintenance.
 * - `disturbance`: a named severity above the lowest.
 * - `unknown`: not rated, or above the highest severity.
 */
export type StateKind = 'operational' | 'maintenance' | 'disturbance' | 'unknown';

/** A component's status in the words of Statuspage's read documents. */
export type ComponentStatus =
  'operational' | 'under_maintenance' | 'degraded_performance' | 'partial_outage' | 'major_outage';

/** The page's status in the words of Statuspage's `status.json`. */
export type Indicator = 'none' | 'maintenance' | 'minor' | 'major' | 'critical';

/** A severity with its name. */
export interface NamedSeverity {
  readonly kind: StateKind;
  /** Null when nobody rated it, and in a state that nothing affects. */
  readonly value: number | null;
  /** The severity's name, `maintenance` or `unknown`. */
  readonly name: string;
}

/** A state as it is shown: a named severity, and the same for readers of Statuspage's documents. */
export interface ShownState {
  readonly kind: StateKind;
  /** 0–100; null when nothing affects it, or when nobody rated what does (`kind` tells which). */
  readonly severity: number | null;
  readonly name: string;
  readonly status: ComponentStatus;
}
