/**
 * What a check found out about one testcase. `abort` means that it was attempted and reached no verdict
 * (scs-0003-v2 calls it DNF). A testcase that was not attempted has no result at all: it is `missing`.
 */
export type Result = 'pass' | 'fail' | 'abort';

/** The verdict on a set of testcases, and the state of a single one that may not have been attempted. */
export type Verdict = Result | 'missing';

/** The numbers that stand for results in report files: pass 1, abort 0, fail −1. */
export const numberOfResult = { pass: 1, abort: 0, fail: -1 } as const satisfies Record<Result, number>;

/** What a finding is about. */
export type ResourceType =
  | 'cloud'
  | 'flavor'
  | 'image'
  | 'volume type'
  | 'security group rule'
  | 'security group'
  | 'server'
  | 'network'
  | 'volume'
  | 'backup'
  | 'secret'
  | 'service'
  | 'role'
  | 'endpoint';

/** A resource as a reader finds it again: by name, and by id where it has one. */
export interface ResourceReference {
  type: ResourceType;
  id?: string;
  name?: string;
}

/**
 * One piece of evidence. Names come from the cloud and may hold anything, terminal escapes and markup included:
 * whoever shows a finding escapes it for the place where it is shown.
 */
export interface Finding {
  /** `error` makes the testcase fail or abort, `warning` and `info` do not. */
  severity: 'error' | 'warning' | 'info';
  /** One sentence that stands alone: what is wrong with what. */
  message: string;
  /** The clause of the standard, such as `scs-0100-v3 §RAM`. */
  clause: string;
  resource?: ResourceReference;
  /** The attribute that was looked at, such as `ram` or `os_version`. */
  attribute?: string;
  /** The value found there, as text; null where nothing was found. */
  found?: string | null;
  /** The value that would have been fine, in words or as a value. */
  wanted?: string;
  /** How to mend it: shell command lines, most of them `openstack …`. */
  mend?: string[];
}

/** Why a testcase reached no verdict. */
export interface AbortReason {
  /** The code of the error that stopped it. */
  code: string;
  message: string;
  /** What to do next. */
  hint: string;
}

/** The result of one testcase on one subject, with its evidence. */
export interface TestcaseResult {
  testcase: string;
  result: Result;
  findings: Finding[];
  /** Set if and only if the result is `abort`. */
  abort?: AbortReason;
  /** How long the testcase took, waits included, in milliseconds. */
  durationMs: number;
}
