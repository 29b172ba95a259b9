const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** How long after each failure the next attempt is made; together about a day. */
const delaysMs = [
  5 * second,
  30 * second,
  2 * minute,
  10 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  6 * hour,
  10 * hour,
] as const;

/**
 * When to try again.
 *
 * @param failures how many attempts have failed, from 1
 * @param spread from 0 to 1, at random: what failed together must not come back together
 * @returns milliseconds; undefined when it is time to give up
 * @example backOffMs(1, 0); // 5000
 */
export function backOffMs(failures: number, spread: number): number | undefined {
  const delayMs = delaysMs[failures - 1];
  return delayMs === undefined ? undefined : Math.round(delayMs * (1 + 0.2 * spread));
}
