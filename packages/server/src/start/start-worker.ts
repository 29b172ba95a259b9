import type { FastifyBaseLogger } from 'fastify';
import type { JobCounts } from '../jobs/job-counts.ts';
import { startJobs } from '../jobs/start-jobs.ts';
import { startMaintenanceWorker } from '../status/maintenances/maintenance-worker.ts';
import type { VerbRuntime } from '../verb/perform.ts';

/** The part of the process that does what is due. */
export interface RunningWorker {
  /** Lets running jobs end. */
  readonly stop: () => Promise<void>;
}

/** Starts what happens by itself: maintenances at their times, and periodic jobs. */
export async function startWorker(
  runtime: VerbRuntime,
  settings: { log: FastifyBaseLogger; counts: JobCounts },
): Promise<RunningWorker> {
  const maintenances = startMaintenanceWorker(runtime, settings);
  try {
    const jobs = await startJobs(runtime.store, settings);
    return {
      async stop() {
        await Promise.all([maintenances.stop(), jobs.stop()]);
      },
    };
  } catch (error) {
    await maintenances.stop();
    throw error;
  }
}
