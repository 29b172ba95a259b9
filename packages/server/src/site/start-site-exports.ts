import type { FastifyBaseLogger } from 'fastify';
import type { ChangeSignal } from '../changes/change-signal.ts';
import type { JobCounts } from '../jobs/job-counts.ts';
import { startLoop, type RunningWork } from '../jobs/work-loop.ts';
import { exportSite, type SiteParts } from './export-site.ts';
import { explain } from './site-error.ts';
import type { SiteTarget } from './site-target.ts';

export interface SiteExportSettings {
  readonly log: FastifyBaseLogger;
  readonly counts: JobCounts;
  /** No two copies follow each other sooner. Milliseconds */
  readonly everyMs: number;
  /** What time it is. */
  readonly clock?: () => Date;
}

/** Figures change with the clock as well, and a copy should say that somebody still makes it. */
const unchangedMs = 3_600_000;
const retryMs = 60_000;

/**
 * Writes a copy of the site to a place after changes, at most every so often, and each hour without one. Of several processes one
 * does.
 */
export function startSiteExports(
  parts: SiteParts,
  target: SiteTarget,
  changes: ChangeSignal,
  { log, counts, everyMs, clock = () => new Date() }: SiteExportSettings,
): RunningWork {
  // what has changed while nothing ran is not known
  let changedAt: Date | undefined = clock();
  let lastMs = -Infinity;
  let notBeforeMs = 0;
  changes.onChange(() => {
    changedAt = clock();
  });
  const stopping = new AbortController();
  const dueMs = () => Math.max(notBeforeMs, lastMs + (changedAt === undefined ? unchangedMs : everyMs));

  async function run(now: Date): Promise<Date | undefined> {
    if (now.getTime() < dueMs()) return new Date(dueMs());
    const since = changedAt ?? new Date(now.getTime() - unchangedMs + 1);
    changedAt = undefined;
    try {
      const summary = await exportSite(parts, target, { now, unlessSince: since, signal: stopping.signal });
      lastMs = now.getTime();
      if (summary !== undefined) {
        counts.count('site-export', 'done');
        log.info({ where: target.where, ...summary }, 'a copy of the site was written');
      }
    } catch (error) {
      if (stopping.signal.aborted) return undefined;
      changedAt ??= since;
      notBeforeMs = now.getTime() + Math.min(everyMs, retryMs);
      counts.count('site-export', 'failed');
      const said = { where: target.where, ...explain(error) };
      log.error(said, 'no copy of the site was written; this will be repeated');
    }
    return new Date(dueMs());
  }

  const loop = startLoop({ name: 'site export', run, maxSleepMs: 30_000 }, { changes, log, clock });
  return {
    stop() {
      stopping.abort();
      return loop.stop();
    },
  };
}
