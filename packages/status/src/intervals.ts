/** A stretch of time in milliseconds since 1970 (UTC), half-open. */
export interface Interval {
  readonly beginMs: number;
  readonly endMs: number;
}

/** The union, as intervals in order of time that neither touch nor overlap; empty ones vanish. O(n log n). */
export function mergeIntervals(intervals: readonly Interval[]): readonly Interval[] {
  const sorted = intervals.filter(({ beginMs, endMs }) => beginMs < endMs).sort((a, b) => a.beginMs - b.beginMs);
  const merged: { beginMs: number; endMs: number }[] = [];
  for (const { beginMs, endMs } of sorted) {
    const last = merged.at(-1);
    if (last === undefined || last.endMs < beginMs) merged.push({ beginMs, endMs });
    else if (last.endMs < endMs) last.endMs = endMs;
  }
  return merged;
}

/** What of `from` is not in `taken`. Both merged, so is the result. O(n). */
export function subtractIntervals(from: readonly Interval[], taken: readonly Interval[]): readonly Interval[] {
  const left: Interval[] = [];
  let next = 0;
  for (const { beginMs, endMs } of from) {
    let cursor = beginMs;
    while ((taken[next]?.endMs ?? Infinity) <= cursor) next++;
    for (let index = next; cursor < endMs; index++) {
      const hole = taken[index] ?? { beginMs: Infinity, endMs: Infinity };
      if (cursor < hole.beginMs) left.push({ beginMs: cursor, endMs: Math.min(endMs, hole.beginMs) });
      cursor = hole.endMs;
    }
  }
  return left;
}

/** How many milliseconds of a window merged intervals cover; the window may be empty. O(log n + overlapping ones). */
export function coveredMs(intervals: readonly Interval[], window: Interval): number {
  let total = 0;
  for (let index = firstEndingAfter(intervals, window.beginMs); ; index++) {
    const interval = intervals[index];
    if (interval === undefined || interval.beginMs >= window.endMs) return total;
    total += Math.min(interval.endMs, window.endMs) - Math.max(interval.beginMs, window.beginMs);
  }
}

/** The index of the first of ordered intervals that ends after a time; their number if there is none. */
export function firstEndingAfter(intervals: readonly Interval[], timeMs: number): number {
  let low = 0;
  let high = intervals.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((intervals[middle]?.endMs ?? Infinity) > timeMs) high = middle;
    else low = middle + 1;
  }
  return low;
}
