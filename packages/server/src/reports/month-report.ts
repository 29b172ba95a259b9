import type { ComponentFigures, Timestamp } from '@scs/store';
import { shownName } from '../pages/shown-name.ts';

/** A month of all components. */
export interface MonthReport {
  /** `2026-10` */
  readonly month: string;
  readonly timeZone: string;
  readonly beganAt: Timestamp;
  /** Of the month, or the present while it is going on. */
  readonly endedAt: Timestamp;
  /** Null while the figures may still change. */
  readonly frozenAt: Timestamp | null;
  readonly components: readonly ComponentFigures[];
}

/** A component's row as it is shown. */
export interface ReportRow extends Omit<ComponentFigures, 'visibility' | 'windowMs' | 'downtimeMs' | 'maintenanceMs'> {
  /** 0 to 1; null where nothing but maintenance was. */
  readonly availability: number | null;
  readonly windowMinutes: number;
  readonly downtimeMinutes: number;
  readonly maintenanceMinutes: number;
}

/**
 * What is told of a component's month: availability is uptime by uptime and downtime, without the time of maintenance.
 *
 * @example rowOf({ windowMs: 3_600_000, downtimeMs: 900_000, maintenanceMs: 0, … }).availability // 0.75
 */
export function rowOf({
  windowMs,
  downtimeMs,
  maintenanceMs,
  id,
  name,
  group,
  ...counts
}: ComponentFigures): ReportRow {
  const countedMs = windowMs - maintenanceMs;
  const { incidents, maintenances } = counts;
  return {
    id,
    // months that were frozen with a name that nobody can see
    name: shownName({ id, display_name: name }),
    group,
    availability: countedMs === 0 ? null : (countedMs - downtimeMs) / countedMs,
    windowMinutes: windowMs / 60_000,
    downtimeMinutes: downtimeMs / 60_000,
    maintenanceMinutes: maintenanceMs / 60_000,
    incidents,
    maintenances,
  };
}
