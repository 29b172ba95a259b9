import type { Day } from './days-between.ts';
import type { ImpactWindow } from './model.ts';
import { readInstant } from './read-instant.ts';
import { dayIntervals, touchDays } from './touch-days.ts';

export interface WholeDayUptime {
  /** The days that have begun by `now`. */
  readonly days: number;
  /** Those that anything touched. */
  readonly affectedDays: number;
  /** The share of days that nothing touched, 0–1; null without days. */
  readonly ratio: number | null;
}

/**
 * Uptime as upstream's page works it out: days without any incident, by days. A day counts as affected however short
 * the incident was, and maintenance and impacts that mean "operational" count, too. Prefer `uptime`; this is for
 * figures that must agree with upstream's. Throws `invalid-date`.
 *
 * @example
 * wholeDayUptime(windows, lastDays({ count: 90, timeZone: 'UTC', now }), now); // { days: 90, affectedDays: 9, ratio: 0.9 }
 */
export function wholeDayUptime(windows: readonly ImpactWindow[], days: readonly Day[], now: Date): WholeDayUptime {
  const nowMs = readInstant(now, 'The present time');
  const begun = dayIntervals(days).filter(({ beginMs }) => beginMs <= nowMs);
  const affected = new Set<number>();
  for (const window of windows) touchDays(window, begun, nowMs, (index) => affected.add(index));
  return {
    days: begun.length,
    affectedDays: affected.size,
    ratio: begun.length === 0 ? null : (begun.length - affected.size) / begun.length,
  };
}
