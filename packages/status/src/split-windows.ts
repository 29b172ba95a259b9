import { mergeIntervals, subtractIntervals } from './intervals.ts';
import type { Interval } from './intervals.ts';
import type { ImpactWindow, Severity } from './model.ts';
import { nameSeverity } from './severity-of.ts';
import { severityLadder } from './severity-ladder.ts';

/** What counts as downtime. */
export interface DowntimeRule {
  readonly severities: readonly Severity[];
  /**
   * The least severity that counts as down. Without it, everything counts that is worse than operational, unrated
   * impacts included; with it, unrated ones do not: who names a threshold wants a rating.
   */
  readonly downFrom?: number;
  /**
   * Whether the time of maintenance is taken out, so that neither it nor a disturbance during it weighs on the ratio.
   * True unless set. If false, maintenance counts as uptime, and a disturbance during it as downtime.
   */
  readonly isMaintenanceExcluded?: boolean;
}

/** The downtime and maintenance of all time; merged, and no instant is in both. */
export function splitWindows(
  windows: readonly ImpactWindow[],
  { severities, downFrom, isMaintenanceExcluded = true }: DowntimeRule,
): { readonly down: readonly Interval[]; readonly maintenance: readonly Interval[] } {
  const ladder = severityLadder(severities);
  const isDown = ({ severity, isMaintenance }: ImpactWindow): boolean => {
    if (isMaintenance) return false;
    const { kind, value } = nameSeverity(severity, ladder);
    return downFrom === undefined ? kind !== 'operational' : value !== null && value >= downFrom;
  };
  const down = mergeIntervals(windows.filter(isDown));
  if (!isMaintenanceExcluded) return { down, maintenance: [] };
  const maintenance = mergeIntervals(windows.filter(({ isMaintenance }) => isMaintenance));
  return { down: subtractIntervals(down, maintenance), maintenance };
}
