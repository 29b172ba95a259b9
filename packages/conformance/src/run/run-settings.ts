import type { Report } from '../model/report.ts';
import type { TestcaseResult } from '../model/result.ts';
import type { NotAttempted } from './decide-testcase.ts';

/** How a run is told apart and what it may do. */
export interface RunSettings {
  subject: string;
  /** The name of the cloud, for the report. */
  cloud: { name: string; region?: string };
  /** Version of the tool, for the report. */
  toolVersion: string;
  isStrict: boolean;
  isReadOnly: boolean;
  argv: readonly string[];
  assignment: Readonly<Record<string, string>>;
  /** The moment to judge by; in a replay, that of the recorded run. */
  now: Date;
  /** In the names of everything that is created; a replay must use the recorded one. */
  runId: string;
  isReplay: boolean;
  /** Where journals are kept; unused in a replay. */
  stateFolder: string;
  /** Stops the run: what was not decided is aborted, what was created is deleted. */
  signal: AbortSignal;
}

/** What a run has found out so far. */
export interface RunOutcome {
  results: TestcaseResult[];
  leftOut: NotAttempted[];
  critical: Report['critical'];
  notes: Report['notes'];
}
