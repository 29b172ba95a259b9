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
 * The same clock, which stops by itself: `throwIfStopped` throws `timed-out` once `limitMs` have passed.
 *
 * @param hasBegun when to begin counting: from the first `throwIfStopped` on at which it answers true; default: at once
 */
export function limitedClock(clock: Clock, limitMs: number, hasBegun: () => boolean = () => true): Clock {
  let startMs = hasBegun() ? clock.elapsedMs() : undefined;
  return {
    ...clock,
    throwIfStopped() {
      clock.throwIfStopped();
      if (startMs === undefined && hasBegun()) startMs = clock.elapsedMs();
      if (startMs === undefined || clock.elapsedMs() - startMs < limitMs) return;
      throw new ConformanceError(
        'timed-out',
        `The cloud was not done with it after ${Math.round(limitMs / 1000)} s, and no more time was given.`,
        'Look at the log of the service, then delete what is left: scs clean',
      );
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
