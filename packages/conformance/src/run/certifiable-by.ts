import type { Certifiable } from '../model/report.ts';
import type { Scope } from '../model/scope.ts';
import { evaluateScope } from '../scope/evaluate-scope.ts';
import { naiveLocalTime } from '../scope/expiry.ts';
import type { RunPlan } from './plan-run.ts';
import type { RunOutcome } from './run-settings.ts';

/**
 * Which version of the scope a run could certify, were its results all there is: of the versions that were looked at and
 * that may be certified on the plan's date, the first in file order that did not fail. A version of which nothing at all
 * was decided is none, and a run that was stopped certifies none.
 */
export function certifiableBy(
  scope: Scope,
  plan: RunPlan,
  { results, critical }: Pick<RunOutcome, 'results' | 'critical'>,
  checkedAt: Date,
): Certifiable | null {
  if (critical.length > 0) return null;
  const candidates = plan.versions.flatMap(({ version, validity }) =>
    (validity === 'effective' || validity === 'warn') && version.targets.has('main') ? [{ version, validity }] : [],
  );
  const now = naiveLocalTime(checkedAt);
  const evaluation = evaluateScope(
    { ...scope, versions: candidates.map(({ version }) => version) },
    results.map(({ testcase, result }) => ({ testcase, result, checkedAt: now })),
    { now, date: plan.request.date },
  );
  const found = candidates.find(({ version }) => version.version === evaluation.winner);
  if (found === undefined) return null;
  const main = found.version.targets.get('main') ?? [];
  const missing = main.filter((id) => !evaluation.results.has(id));
  const undecided = {
    abort: main.filter((id) => evaluation.results.get(id)?.result === 'abort').length,
    missing: missing.length,
    manual: missing.filter((id) => scope.testcases.get(id)?.isManual).length,
  };
  if (main.length > 0 && undecided.abort + undecided.missing === main.length) return null;
  return { version: found.version.version, validity: found.validity, testcases: main.length, undecided };
}
