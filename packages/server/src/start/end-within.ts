import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits for something to end, but not for ever.
 *
 * @returns whether it has ended in time; whatever comes of it later is nobody's concern
 * @throws what the work throws in time
 */
export async function endWithin(limitMs: number, work: Promise<unknown>): Promise<boolean> {
  const timer = new AbortController();
  try {
    return await Promise.race([
      work.then(() => true),
      sleep(limitMs, false, { signal: timer.signal }).catch(() => false),
    ]);
  } finally {
    timer.abort();
  }
}
