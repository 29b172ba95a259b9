import type { TestcaseResult, Verdict } from './result.ts';
import type { Lifetime, Validity } from './scope.ts';

/** How many testcases of a group have which state. */
export type Counts = Record<Verdict, number>;

/** One module inside one version of the scope. */
export interface ReportModule {
  id: string;
  name: string;
  url?: string;
  targets: { name: string; testcases: string[]; result: Verdict; counts: Counts }[];
}

/** What the results say about one version of the scope. */
export interface ReportVersion {
  version: string;
  /** Null when the timeline does not list the version and it was asked for by name. */
  validity: Validity | null;
  stabilizedAt?: string;
  /** The verdict of target `main`, which decides. */
  result: Verdict;
  targets: { name: string; testcases: string[]; result: Verdict; counts: Counts }[];
  modules: ReportModule[];
}

/** A testcase as the report tells about it, whether it was attempted or not. */
export interface ReportTestcase {
  id: string;
  description?: string;
  url?: string;
  isManual: boolean;
  /** Why there is no result, for a reader; only where it is missing. */
  missingBecause?: string;
  /** How long a result stays valid, as the scope file says; absent where the file does not declare the testcase. */
  lifetime?: Lifetime;
  /**
   * When the result expires; only where there is one. The scope's rule is a midnight on the clock of the machine that ran
   * the check; here it is that moment, so that it means the same wherever the report is read.
   */
  validUntil?: Date;
}

/** A version of the scope that may be certified and that a run found no fault with. */
export interface Certifiable {
  version: string;
  /** `warn`: it expires soon. */
  validity: Extract<Validity, 'effective' | 'warn'>;
  /** How many testcases decide on the version: those in its target `main`. */
  testcases: number;
  /**
   * How many of them have no verdict: then the version has not failed so far, and no more than that. `manual` are those
   * of the missing ones that people decide and no program does.
   */
  undecided: { abort: number; missing: number; manual: number };
}

/** The results of one run on one subject. */
export interface Report {
  uuid: string;
  tool: { name: string; version: string };
  scope: { uuid: string; name: string; url: string };
  subject: string;
  /** When the run ended. */
  checkedAt: Date;
  /** The date whose versions were chosen, `YYYY-MM-DD`. */
  referenceDate: string;
  /** `parity`: the verdicts of the reference, its quirks included; `strict`: what the standards say. */
  mode: 'parity' | 'strict';
  run: {
    /** Is in the name of everything that the run created. */
    id: string;
    argv: string[];
    assignment: Record<string, string>;
    sections: string[] | null;
    forcedVersion: string | null;
    forcedTests: string | null;
    durationMs: number;
    /** True when the run read a recording instead of a cloud. */
    isReplay: boolean;
  };
  cloud: { name: string; region?: string; project?: string };
  versions: ReportVersion[];
  /**
   * Which of the versions the results of this run alone could certify; null if none. Absent in reports of programs that
   * did not say so.
   */
  certifiable?: Certifiable | null;
  testcases: ReportTestcase[];
  /** In the order of `testcases`, without the missing ones. */
  results: TestcaseResult[];
  /** What stopped the run as a whole, if anything did: then every testcase is aborted. */
  critical: { code: string; message: string; hint: string }[];
  /** Messages about the run itself, such as a leftover that could not be deleted. */
  notes: { severity: 'error' | 'warning' | 'info'; message: string }[];
  /** What the run cost the cloud. */
  calls: { total: number; authentication: number; failed: number; byService: Record<string, number> };
}
