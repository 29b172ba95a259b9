import { setTimeout as delay } from 'node:timers/promises';
import { ConformanceError } from '../errors.ts';

/** Time as the checks see it: real in a run on a cloud, not waiting at all in a replay. */
export interface Clock {
  /** Milliseconds on a clock that never goes back. */
  elapsedMs(): number;
  /** Waits; rejects with `interrupted` as soon as the run is stopped. */
  sleep(milliseconds: number): Promise<void>;
  /** Throws `interrupted` if the run was stopped. */
  throwIfStopped(): void;
}

function interrupted(cause: unknown): ConformanceError {
  return new ConformanceError('interrupted', 'The run was stopped before this was decided.', 'Run the check again.', {
    cause,
  });
}

/** The clock of a run on a real cloud, stopped by `signal`. */
export function realClock(signal: AbortSignal): Clock {
  return {
    elapsedMs: () => performance.now(),
    async sleep(milliseconds) {
      try {
        await delay(milliseconds, undefined, { signal });
      } catch (error) {
        throw interrupted(error);
      }
    },
    throwIfStopped() {
      if (signal.aborted) throw interrupted(signal.reason);
    },
  };
}

/**
 * The clock of a replay: waiting takes no time but counts, so that a time-out of the recorded run is a time-out again.
 */
export function replayClock(signal: AbortSignal): Clock {
  let skippedMs = 0;
  const real = realClock(signal);
  return {
    elapsedMs: () => real.elapsedMs() + skippedMs,
    sleep(milliseconds) {
      skippedMs += milliseconds;
      return Promise.resolve();
    },
    throwIfStopped: () => {
      real.throwIfStopped();
    },
  };
}
