import type { FastifyBaseLogger } from 'fastify';
import { startDeliveries } from '../deliveries/start-deliveries.ts';
import type { MailOffice } from '../mail/mail-office.ts';
import type { Page } from '../deliveries/notice.ts';
import type { JobCounts } from '../jobs/job-counts.ts';
import { startJobs } from '../jobs/start-jobs.ts';
import { freezeJob } from '../reports/freeze-job.ts';
import type { FreezeSettings } from '../reports/freeze-due-months.ts';
import type { SiteParts } from '../site/export-site.ts';
import type { SiteTarget } from '../site/site-target.ts';
import { startSiteExports } from '../site/start-site-exports.ts';
import { startMaintenanceWorker } from '../status/maintenances/maintenance-worker.ts';
import type { VerbRuntime } from '../verb/perform.ts';
import { whenDatabaseAnswers } from './when-database-answers.ts';

/** The part of the process that does what is due. */
export interface RunningWorker {
  /** Lets running jobs end. */
  readonly stop: () => Promise<void>;
}

/** Where copies of the site go, and what they are made from. */
export interface SiteExports {
  readonly parts: Omit<SiteParts, 'store'>;
  readonly targets: readonly SiteTarget[];
  readonly everyMs: number;
}

/**
 * Starts what happens by itself: maintenances at their times, messages to subscribers, and periodic jobs.
 *
 * @throws StoreError `database-unreachable`
 */
export async function startWorker(
  runtime: VerbRuntime,
  settings: {
    log: FastifyBaseLogger;
    counts: JobCounts;
    stopMs: number;
    allowPrivateNetworks: boolean;
    page: Page;
    reports: FreezeSettings;
    site: SiteExports | undefined;
    mail?: MailOffice | undefined;
  },
): Promise<RunningWorker> {
  const { site } = settings;
  const exports =
    site?.targets.map((target) =>
      startSiteExports({ ...site.parts, store: runtime.store }, target, runtime.changes, {
        ...settings,
        everyMs: site.everyMs,
      }),
    ) ?? [];
  const loops = [startMaintenanceWorker(runtime, settings), startDeliveries(runtime, settings), ...exports];
  const stopLoops = () => Promise.all(loops.map((loop) => loop.stop()));
  try {
    const periodic = [freezeJob(runtime, settings.reports)];
    const jobs = await whenDatabaseAnswers(settings.log, () => startJobs(runtime.store, { ...settings, periodic }));
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
