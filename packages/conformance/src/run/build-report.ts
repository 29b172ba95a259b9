import type { Counts, Report, ReportModule, ReportTestcase, ReportVersion } from '../model/report.ts';
import type { Result, Verdict } from '../model/result.ts';
import type { Lifetime, Scope, ScopeVersion, Validity } from '../model/scope.ts';
import { evaluate } from '../scope/evaluate.ts';
import { expiryOf, naiveLocalTime } from '../scope/expiry.ts';
import { findCheck } from '../checks/registry.ts';
import { certifiableBy } from './certifiable-by.ts';
import type { RunOutcome, RunSettings } from './run-settings.ts';
import type { RunPlan } from './plan-run.ts';

/** What only the end of a run knows. */
interface RunEnd {
  uuid: string;
  checkedAt: Date;
  durationMs: number;
  calls: Report['calls'];
  project: string | undefined;
}

/** Puts the results of a run into the form that every report format is made from. */
export function buildReport(
  scope: Scope,
  plan: RunPlan,
  settings: RunSettings,
  outcome: RunOutcome,
  end: RunEnd,
): Report {
  const results = new Map(outcome.results.map(({ testcase, result }) => [testcase, result]));
  const versions = plan.versions.map(({ version, validity }) => reportVersion(version, validity, results));
  const listed = new Set(versions.flatMap((version) => version.targets.flatMap((target) => target.testcases)));
  const ids = [...new Set([...listed, ...plan.automated])].sort();
  const { forcedVersion, sections, tests, date } = plan.request;
  return {
    uuid: end.uuid,
    tool: { name: 'scs', version: settings.toolVersion },
    scope: { uuid: scope.uuid, name: scope.name, url: scope.url },
    subject: settings.subject,
    checkedAt: end.checkedAt,
    referenceDate: date,
    mode: settings.isStrict ? 'strict' : 'parity',
    run: {
      id: settings.runId,
      argv: [...settings.argv],
      assignment: { ...settings.assignment },
      sections: sections === undefined ? null : [...sections],
      forcedVersion: forcedVersion ?? null,
      forcedTests: tests ?? null,
      durationMs: end.durationMs,
      isReplay: settings.isReplay,
    },
    cloud: { ...settings.cloud, ...(end.project === undefined ? {} : { project: end.project }) },
    versions,
    certifiable: certifiableBy(scope, plan, outcome, end.checkedAt),
    testcases: ids.map((id) =>
      reportTestcase(scope, id, results.has(id) ? end.checkedAt : { missingBecause: whyMissing(id, plan, outcome) }),
    ),
    results: outcome.results.toSorted((one, other) => (one.testcase < other.testcase ? -1 : 1)),
    critical: outcome.critical,
    notes: outcome.notes,
    calls: end.calls,
  };
}

function reportTestcase(scope: Scope, id: string, tried: Date | { missingBecause: string }): ReportTestcase {
  const declared = scope.testcases.get(id);
  const description = declared?.description ?? findCheck(id)?.title;
  return {
    id,
    ...(description === undefined ? {} : { description }),
    ...(declared?.url === undefined ? {} : { url: declared.url }),
    isManual: declared?.isManual ?? false,
    ...(declared === undefined ? {} : { lifetime: declared.lifetime }),
    ...(tried instanceof Date ? {} : tried),
    ...(tried instanceof Date && declared ? { validUntil: expiryMomentOf(tried, declared.lifetime) } : {}),
  };
}

/** Midnight on this machine's clock, which is the one that the rule means, as a moment. */
function expiryMomentOf(checkedAt: Date, lifetime: Lifetime): Date {
  return new Date(expiryOf(naiveLocalTime(checkedAt), lifetime));
}

function whyMissing(id: string, plan: RunPlan, outcome: RunOutcome): string {
  const leftOut = outcome.leftOut.find(({ testcase }) => testcase === id);
  if (leftOut !== undefined) return leftOut.missingBecause;
  if (plan.manual.includes(id)) return 'It is decided by people, not by a program.';
  return 'It was not selected for this run.';
}

function reportVersion(
  version: ScopeVersion,
  validity: Validity | null,
  results: ReadonlyMap<string, Result>,
): ReportVersion {
  const targets = [...version.targets].map(([name, ids]) => summarise(name, ids, results));
  return {
    version: version.version,
    validity,
    ...(version.stabilizedAt === undefined ? {} : { stabilizedAt: version.stabilizedAt }),
    result: evaluate(results, version.targets.get('main') ?? []),
    targets,
    modules: version.include.map(({ module }): ReportModule => ({
      id: module.id,
      name: module.name,
      ...(module.url === undefined ? {} : { url: module.url }),
      targets: [...module.targets].map(([name, ids]) => summarise(name, ids, results)),
    })),
  };
}

function summarise(
  name: string,
  testcases: readonly string[],
  results: ReadonlyMap<string, Result>,
): ReportVersion['targets'][number] {
  const counts: Counts = { pass: 0, fail: 0, abort: 0, missing: 0 };
  for (const id of testcases) counts[stateOf(results, id)] += 1;
  return { name, testcases: [...testcases], result: evaluate(results, testcases), counts };
}

function stateOf(results: ReadonlyMap<string, Result>, id: string): Verdict {
  return results.get(id) ?? 'missing';
}
