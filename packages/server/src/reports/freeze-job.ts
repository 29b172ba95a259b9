import type { PeriodicJob } from '../jobs/start-jobs.ts';
import type { VerbRuntime } from '../verb/perform.ts';
import { freezeDueMonths, type FreezeSettings } from './freeze-due-months.ts';

/** Each hour, so that a month is frozen soon after it is due, and soon after a downtime. */
export function freezeJob(runtime: VerbRuntime, settings: FreezeSettings): PeriodicJob {
  return {
    queue: 'freeze-reports',
    cron: '7 * * * *',
    async run(now, log) {
      const months = await freezeDueMonths(runtime, settings, now);
      if (months.length > 0) log.info({ months }, 'the reports of these months were frozen');
    },
  };
}
