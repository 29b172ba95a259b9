import type { Counts, Report, ReportTestcase, ReportVersion } from '../model/report.ts';
import type { Finding, TestcaseResult, Verdict } from '../model/result.ts';
import { byWeight } from './by-weight.ts';

/** A testcase with what became of it. */
export interface TestcaseOutcome {
  testcase: ReportTestcase;
  state: Verdict;
  /** Absent if and only if the state is `missing`. */
  result?: TestcaseResult;
}

/** Where a testcase counts. */
interface Membership {
  version: ReportVersion;
  target: string;
}

/** A report, looked at from its testcases. */
export interface Outline {
  /** Every testcase of the report once, in its order. */
  outcomes: readonly TestcaseOutcome[];
  totals: Counts;
  /** What failed or was aborted. */
  toMend: readonly TestcaseOutcome[];
  /** What passed, and has findings all the same. */
  remarked: readonly TestcaseOutcome[];
  outcomeOf(testcase: string): TestcaseOutcome;
  membershipsOf(testcase: string): readonly Membership[];
}

/** The testcases of a report with their outcomes, counts and the versions and targets that they belong to. */
export function outlineOf(report: Report): Outline {
  const results = new Map(report.results.map((result) => [result.testcase, result]));
  const byId = new Map<string, TestcaseOutcome>();
  for (const testcase of report.testcases) byId.set(testcase.id, outcomeOf(testcase, results.get(testcase.id)));
  // a report from elsewhere may have results or lists that its table of testcases forgets
  for (const result of report.results) addUnknown(byId, result.testcase, result);
  const memberships = new Map<string, Membership[]>();
  for (const version of byWeight(report.versions)) {
    for (const target of version.targets) {
      for (const id of target.testcases) {
        addUnknown(byId, id, results.get(id));
        const known = memberships.get(id);
        if (known) known.push({ version, target: target.name });
        else memberships.set(id, [{ version, target: target.name }]);
      }
    }
  }
  const outcomes = [...byId.values()];
  return {
    outcomes,
    totals: countOutcomes(outcomes),
    toMend: outcomes.filter(({ state }) => state === 'fail' || state === 'abort'),
    remarked: outcomes.filter(({ state, result }) => state === 'pass' && (result?.findings.length ?? 0) > 0),
    outcomeOf: (id) => byId.get(id) ?? outcomeOf({ id, isManual: false }, results.get(id)),
    membershipsOf: (id) => memberships.get(id) ?? [],
  };
}

function outcomeOf(testcase: ReportTestcase, result: TestcaseResult | undefined): TestcaseOutcome {
  return result ? { testcase, state: result.result, result } : { testcase, state: 'missing' };
}

function addUnknown(byId: Map<string, TestcaseOutcome>, id: string, result: TestcaseResult | undefined): void {
  if (!byId.has(id)) byId.set(id, outcomeOf({ id, isManual: false }, result));
}

/** How many of these have which state. */
export function countOutcomes(outcomes: readonly TestcaseOutcome[]): Counts {
  const counts: Counts = { pass: 0, fail: 0, abort: 0, missing: 0 };
  for (const { state } of outcomes) counts[state] += 1;
  return counts;
}

/** The states of the testcases that decide on a version: those of its target `main`. */
export function mainCountsOf(version: ReportVersion): Counts {
  return version.targets.find(({ name }) => name === 'main')?.counts ?? countOutcomes([]);
}

/** The findings with the grave ones first; the order is otherwise kept. */
export function gravestFirst(findings: readonly Finding[]): Finding[] {
  const rank = { error: 0, warning: 1, info: 2 };
  return findings.toSorted((one, other) => rank[one.severity] - rank[other.severity]);
}

/** The run's verdict as a whole: what `exitCodeOf` is made from. */
export type RunVerdict = 'pass' | 'fail' | 'could not run';

/**
 * `could not run` if something stopped the run or nothing was tested at all, `fail` if any testcase failed or was
 * aborted, else `pass`. Missing testcases do not count: they were left out on purpose, or a person decides them.
 */
export function runVerdictOf(report: Report): RunVerdict {
  if (report.critical.length > 0 || report.results.length === 0) return 'could not run';
  return report.results.every(({ result }) => result === 'pass') ? 'pass' : 'fail';
}
