import type { FastifyBaseLogger } from 'fastify';
import { startDeliveries } from '../deliveries/start-deliveries.ts';
import type { MailOffice } from '../mail/mail-office.ts';
import type { Page } from '../deliveries/notice.ts';
import type { JobCounts } from '../jobs/job-counts.ts';
import { startJobs } from '../jobs/start-jobs.ts';
import { startMaintenanceWorker } from '../status/maintenances/maintenance-worker.ts';
import type { VerbRuntime } from '../verb/perform.ts';

/** The part of the process that does what is due. */
export interface RunningWorker {
  /** Lets running jobs end. */
  readonly stop: () => Promise<void>;
}

/** Starts what happens by itself: maintenances at their times, messages to subscribers, and periodic jobs. */
export async function startWorker(
  runtime: VerbRuntime,
  settings: {
    log: FastifyBaseLogger;
    counts: JobCounts;
    stopMs: number;
    allowPrivateNetworks: boolean;
    page: Page;
    mail?: MailOffice | undefined;
  },
): Promise<RunningWorker> {
  const loops = [startMaintenanceWorker(runtime, settings), startDeliveries(runtime, settings)];
  const stopLoops = () => Promise.all(loops.map((loop) => loop.stop()));
  try {
    const jobs = await startJobs(runtime.store, settings);
    return {
      async stop() {
        await Promise.all([stopLoops(), jobs.stop()]);
      },
    };
  } catch (error) {
    await stopLoops();
    throw error;
  }
}
