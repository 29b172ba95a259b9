import { timestampOf } from '@scs/store';
import type { FastifyBaseLogger } from 'fastify';
import { job } from '../../auth/actor.ts';
import { ServerError } from '../../errors.ts';
import type { JobCounts } from '../../jobs/job-counts.ts';
import { startLoop, type RunningWork } from '../../jobs/work-loop.ts';
import { perform, type VerbRuntime } from '../../verb/perform.ts';
import { compareTimestamps } from '../timestamp-input.ts';
import { advanceMaintenance } from './advance-maintenance.ts';
import { findComing, type ComingTransition } from './find-coming.ts';

const actor = job('maintenance clock');
/** Also when nobody wakes it: another replica's notification may be lost. */
const maxSleepMs = 30_000;
const batch = 50;
/** When one maintenance cannot be changed, the others must not wait for it, nor the database be asked all the time. */
const retryMs = 10_000;
/** Another worker was faster. */
const beatenMs = 1000;

/**
 * Starts and ends maintenances at their times. It knows the next moment and sleeps until then. Any number of processes may
 * do this on one database: each step is made once, by whoever gets the lock first, and what one leaves half done is undone
 * by the database and made by the next.
 *
 * @param clock what time it is
 */
export function startMaintenanceWorker(
  runtime: VerbRuntime,
  { log, counts, clock = () => new Date() }: { log: FastifyBaseLogger; counts: JobCounts; clock?: () => Date },
): RunningWork {
  const retryAt = new Map<string, number>();

  async function run(): Promise<Date | undefined> {
    for (;;) {
      const now = clock();
      for (const [id, at] of retryAt) if (at <= now.getTime()) retryAt.delete(id);
      const coming = await findComing(runtime.store.db, batch);
      const due = coming.filter(({ id, at }) => compareTimestamps(at, timestampOf(now)) <= 0 && !retryAt.has(id));
      if (due.length === 0) return nextMoment(coming);
      for (const { id } of due) await advance(id, now);
    }
  }

  async function advance(id: string, now: Date): Promise<void> {
    try {
      const steps = await perform(runtime, { actor, requestId: null, now }, advanceMaintenance, { id });
      if (steps === 0) {
        retryAt.set(id, now.getTime() + beatenMs);
        return;
      }
      counts.count('maintenance', 'done', steps);
      log.info({ maintenance: id, steps }, 'a maintenance was moved on by its plan');
    } catch (error) {
      if (error instanceof ServerError && error.code === 'not-found') return;
      if (error instanceof ServerError && error.code === 'database-away') throw error;
      retryAt.set(id, now.getTime() + retryMs);
      counts.count('maintenance', 'failed');
      log.error({ maintenance: id, err: error }, 'a maintenance could not be moved on; this will be repeated');
    }
  }

  function nextMoment(coming: readonly ComingTransition[]): Date | undefined {
    // timestamps have microseconds, this clock has not: a moment is over in the millisecond after it
    const moments = coming.map(({ id, at }) => Math.max(Date.parse(at) + 1, retryAt.get(id) ?? 0));
    return moments.length === 0 ? undefined : new Date(Math.min(...moments));
  }

  return startLoop({ name: 'maintenance', run, maxSleepMs }, { changes: runtime.changes, log, clock });
}
