import { setTimeout as sleep } from 'node:timers/promises';
import type { Postmaster } from './postmaster.ts';
import type { EmbeddedLog } from './types.ts';

const maxPauseMs = 30_000;

/**
 * Starts a postmaster, and starts it again whenever it ends by itself: killed by hand, or by a system that ran out of memory.
 * (Crashes of its children it handles alone.) The first failure to start is thrown; later ones are told to the log and tried again, at
 * growing intervals.
 */
export async function keepRunning(
  start: () => Promise<Postmaster>,
  log: EmbeddedLog,
): Promise<{ readonly pid: number; stop(): Promise<void> }> {
  let current = await start();
  const stopped = new AbortController();
  const isStopped = () => stopped.signal.aborted;
  const watching = watch();
  return {
    get pid() {
      return current.pid;
    },
    async stop() {
      stopped.abort();
      await current.stop();
      await watching;
    },
  };

  async function watch(): Promise<void> {
    let pauseMs = 100;
    for (;;) {
      await current.ended;
      if (isStopped()) return;
      log.warn('The database ended unexpectedly; it is started again.');
      for (;;) {
        await sleep(pauseMs, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined);
        if (isStopped()) return;
        try {
          current = await start();
          break;
        } catch (error) {
          pauseMs = Math.min(pauseMs * 2, maxPauseMs);
          log.warn(error instanceof Error ? error.message : String(error));
        }
      }
      pauseMs = 100;
      // stopped while it started
      if (isStopped()) await current.stop();
    }
  }
}
