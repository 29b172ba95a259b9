export { runCheck, freshRunId, type CloudAccess, type RunEvent } from './run/run-check.ts';
export type { RunSettings } from './run/run-settings.ts';
export { planRun, type RunPlan, type RunRequest } from './run/plan-run.ts';
export { realClock, type Clock } from './run/clock.ts';
export { allChecks, findCheck } from './checks/registry.ts';
export type { Check, Source } from './checks/check.ts';
export { describeSource } from './inventory/describe-source.ts';
export { ConformanceError, type ConformanceErrorCode } from './errors.ts';
export { loadScope } from './scope/load-scope.ts';
export { parseScope } from './scope/parse-scope.ts';
export { shippedScope } from './scope/shipped-scope.ts';
export { ScopeError } from './scope/scope-error.ts';
export { stateFolder } from './resources/journal.ts';
export { findLeftovers, forgetJournals, removeLeftovers } from './resources/leftovers.ts';
export type { OwnResource } from './resources/kinds.ts';
export type { Leftover } from './resources/run-resources.ts';
export { sampleRecordingPath } from './sample.ts';
export type * from './model/report.ts';
export type * from './model/result.ts';
export type * from './model/scope.ts';
export {
  compatExitCodeOf,
  exitCodeOf,
  formatOf,
  renderReport,
  reportFromJson,
  writeReport,
  type ReportFormat,
} from './report/index.ts';
