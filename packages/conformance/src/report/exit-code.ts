import type { Report } from '../model/report.ts';
import { runVerdictOf } from './outline.ts';
import { upstreamLogOf } from './upstream-log.ts';

/**
 * The exit code of a run: 0 when everything that was tested passed, 1 when any testcase of any selected version and
 * target failed or was aborted, 2 when the run could not run (or had nothing to test, which proves nothing).
 */
export function exitCodeOf(report: Report): 0 | 1 | 2 {
  return ({ pass: 0, fail: 1, 'could not run': 2 } as const)[runVerdictOf(report)];
}

/**
 * The exit code that the reference's program gives (reference 1.10), from the counts that the YAML report holds: the
 * number of critical lines and, unless `criticalOnly`, of error lines and failed testcases; 127 at most.
 */
export function compatExitCodeOf(report: Report, { criticalOnly }: { criticalOnly: boolean }): number {
  const { counts } = upstreamLogOf(report);
  const failed = report.results.filter(({ result }) => result === 'fail').length;
  return Math.min(127, counts.critical + (criticalOnly ? 0 : counts.error + failed));
}
