import { coveredMs } from './intervals.ts';
import type { Interval } from './intervals.ts';
import type { ImpactWindow } from './model.ts';
import { readInstant } from './read-instant.ts';
import { splitWindows } from './split-windows.ts';
import type { DowntimeRule } from './split-windows.ts';

export interface UptimeOptions extends DowntimeRule {
  /** Inclusive. */
  readonly from: Date;
  /** Exclusive. What lies after it is not looked at: give the present if the window reaches up to it. */
  readonly to: Date;
}

/**
 * Minutes, with fractions: durations are added up exactly, in milliseconds, and divided by 60 000 at the end. A minute
 * with a disturbance of one second is not a minute of downtime, but a sixtieth of one.
 */
export interface Uptime {
  /** `uptimeMinutes + downtimeMinutes + maintenanceMinutes`. */
  readonly windowMinutes: number;
  readonly uptimeMinutes: number;
  readonly downtimeMinutes: number;
  readonly maintenanceMinutes: number;
  /** Uptime by uptime and downtime, 0–1; null when nothing remains after maintenance, or the window is empty. */
  readonly ratio: number | null;
}

/**
 * The uptime of one component over a window. Overlapping incidents count once. A window that ends before it begins is
 * empty. Throws `invalid-date`.
 *
 * @example
 * const severities = [{ name: 'operational', value: 33 }, { name: 'broken', value: 100 }];
 * const windows = windowsByComponent([{
 *   id: 'i', beganAt: new Date('2026-03-01T10:00:00Z'), endedAt: new Date('2026-03-01T10:36:00Z'), impacts: [{ componentId: 'c', severity: 70 }],
 * }]).get('c') ?? [];
 * uptime(windows, { from: new Date('2026-03-01T10:00:00Z'), to: new Date('2026-03-01T11:00:00Z'), severities });
 * // { windowMinutes: 60, uptimeMinutes: 24, downtimeMinutes: 36, maintenanceMinutes: 0, ratio: 0.4 }
 */
export function uptime(windows: readonly ImpactWindow[], { from, to, ...rule }: UptimeOptions): Uptime {
  const beginMs = readInstant(from, 'The begin of the window');
  const endMs = Math.max(beginMs, readInstant(to, 'The end of the window'));
  const { down, maintenance } = splitWindows(windows, rule);
  return measureUptime(down, maintenance, { beginMs, endMs });
}

/** As `uptime`, for windows that were split before. */
export function measureUptime(down: readonly Interval[], maintenance: readonly Interval[], window: Interval): Uptime {
  const windowMs = window.endMs - window.beginMs;
  const downMs = coveredMs(down, window);
  const maintenanceMs = coveredMs(maintenance, window);
  const upMs = windowMs - downMs - maintenanceMs;
  return {
    windowMinutes: windowMs / 60_000,
    uptimeMinutes: upMs / 60_000,
    downtimeMinutes: downMs / 60_000,
    maintenanceMinutes: maintenanceMs / 60_000,
    ratio: upMs + downMs === 0 ? null : upMs / (upMs + downMs),
  };
}
