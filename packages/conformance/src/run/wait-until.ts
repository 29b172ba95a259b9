import { ConformanceError } from '../errors.ts';
import type { Clock } from './clock.ts';

/** How often and how long to ask. All in milliseconds. */
export interface Patience {
  firstPauseMs: number;
  /** Each pause is longer than the one before by this factor … */
  growth: number;
  /** … up to this length. */
  longestPauseMs: number;
  timeoutMs: number;
}

/**
 * Asks again and again until there is an answer. The last attempt is made when the time is up.
 *
 * @param what for the error: what was waited for
 * @param ask answers undefined while it is not there yet; what it throws ends the waiting
 * @throws ConformanceError `timed-out`, or `interrupted` when the run is stopped
 */
export async function waitUntil<T>(
  what: string,
  clock: Clock,
  patience: Patience,
  ask: () => Promise<T | undefined>,
): Promise<T> {
  const start = clock.elapsedMs();
  let pauseMs = patience.firstPauseMs;
  for (;;) {
    clock.throwIfStopped();
    const answer = await ask();
    if (answer !== undefined) return answer;
    const leftMs = patience.timeoutMs - (clock.elapsedMs() - start);
    if (leftMs <= 0) {
      throw new ConformanceError(
        'timed-out',
        `${what}: not within ${Math.round(patience.timeoutMs / 1000)} s.`,
        'Look at the log of the service, or repeat the check when the cloud is less busy.',
      );
    }
    await clock.sleep(Math.min(pauseMs, leftMs));
    pauseMs = Math.min(pauseMs * patience.growth, patience.longestPauseMs);
  }
}
