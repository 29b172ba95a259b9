import { firstEndingAfter } from './intervals.ts';
import type { Interval } from './intervals.ts';
import type { Day } from './days-between.ts';
import type { ImpactWindow } from './model.ts';

/** Days as intervals, to be searched. */
export function dayIntervals(days: readonly Day[]): readonly Interval[] {
  return days.map(({ start, end }) => ({ beginMs: start.getTime(), endMs: end.getTime() }));
}

/**
 * Calls back with the index of each day that a window touches, up to `nowMs`: what is planned touches none. A window
 * that ends at midnight does not touch the day that begins then; one that lasts no time touches the day it lies in.
 */
export function touchDays(
  window: ImpactWindow,
  days: readonly Interval[],
  nowMs: number,
  touch: (index: number) => void,
): void {
  const { beginMs } = window;
  if (beginMs > nowMs) return;
  const endMs = Math.min(window.endMs, nowMs);
  for (let index = firstEndingAfter(days, beginMs); ; index++) {
    const day = days[index];
    if (day === undefined || day.beginMs >= Math.max(endMs, beginMs + 1)) return;
    touch(index);
  }
}
