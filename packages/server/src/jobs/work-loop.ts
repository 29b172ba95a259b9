import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { ChangeSignal } from '../changes/change-signal.ts';

/** Something that works beside the requests until it is stopped. */
export interface RunningWork {
  /** Lets what is being done be done. May be called twice. */
  stop(): Promise<void>;
}

/** Work that can be told that there is something to do. */
export interface RunningLoop extends RunningWork {
  wake(): void;
}

/** What a loop does, and how often. */
export interface Work {
  /** For the log. */
  readonly name: string;
  /**
   * Does all there is to do, or what is begun when it is to stop. Returns when there will be something again; undefined when
   * nobody knows.
   */
  readonly run: (now: Date, stopping: AbortSignal) => Promise<Date | undefined>;
  /** How long it sleeps at most, should nobody wake it. */
  readonly maxSleepMs: number;
}

/** Many changes in a row wake the loop once. */
const minSleepMs = 100;
/** After an error, such as a database that is away; twice as long after each further one, up to the other. */
const retryMs = 1000;
const maxRetryMs = 10_000;

/**
 * Repeats some work: at the moment that it names itself, when anything changes, and now and then to be sure. An error is
 * logged and the work repeated; nobody else notices.
 *
 * @param clock what time it is
 */
export function startLoop(
  { name, run, maxSleepMs }: Work,
  { changes, log, clock = () => new Date() }: { changes: ChangeSignal; log: FastifyBaseLogger; clock?: () => Date },
): RunningLoop {
  const stopping = new AbortController();
  let alarm = new AbortController();
  const wake = (): void => {
    alarm.abort();
  };
  changes.onWork(wake);

  async function repeat(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      alarm = new AbortController();
      try {
        const dueInMs = await runOnce();
        failures = 0;
        await pause(minSleepMs, stopping.signal);
        // an alarm that has rung already lets it sleep no longer
        const restMs = Math.max(0, Math.min(dueInMs, maxSleepMs) - minSleepMs);
        await pause(restMs, AbortSignal.any([stopping.signal, alarm.signal]));
      } catch (error) {
        log.warn({ work: name, err: error }, 'a job failed and will be repeated');
        await pause(Math.min(maxRetryMs, retryMs * 2 ** failures), stopping.signal);
        failures += 1;
      }
    }
  }

  async function runOnce(): Promise<number> {
    const due = await run(clock(), stopping.signal);
    return due === undefined ? Infinity : due.getTime() - clock().getTime();
  }

  const ended = repeat();
  return {
    wake,
    stop() {
      stopping.abort();
      return ended;
    },
  };
}

/** Sleeps until then, or until the signal. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}
