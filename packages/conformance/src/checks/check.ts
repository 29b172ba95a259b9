import type { CallReport, Session, Transport } from '@scs/openstack';
import type { Finding, Result } from '../model/result.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { RunResources } from '../resources/run-resources.ts';
import type { Clock } from '../run/clock.ts';

/** The lists that are fetched once per run and shared by all checks. */
export type Source = 'token' | 'catalog' | 'flavors' | 'images' | 'volume types';

/** What a check may use. */
export interface CheckContext {
  session: Session;
  /** The way to what is no OpenStack API, such as S3; never with the session's token. */
  transport: Transport;
  /** Must be told of every exchange over `transport`. */
  onCall: (call: CallReport) => void;
  inventory: Inventory;
  /** The moment that the whole run judges by; fixed at its start. */
  now: Date;
  /** True for what the standards say, false for the reference's verdicts, quirks included. */
  isStrict: boolean;
  resources: RunResources;
  clock: Clock;
}

/** A verdict with its evidence. A check that reaches none throws, which aborts the testcase. */
export interface Decision {
  result: Exclude<Result, 'abort'>;
  findings: Finding[];
}

/** Decides one testcase, and can say what it does and why. */
export interface Check {
  testcase: string;
  /** The clause of the standard that is checked. */
  clause: string;
  /** One line: what is checked. */
  title: string;
  /** What exactly makes it pass or fail; one paragraph. */
  checks: string;
  /** Why a customer of the cloud should care. */
  why: string;
  /** How to mend a failure; command lines in backticks. */
  mend: string;
  /** Where the default verdict is known to differ from the standard's text, and what `--strict` does instead. */
  quirks?: string;
  reads: readonly Source[];
  /** Calls beyond the shared lists, as `METHOD service /path`. */
  calls?: readonly string[];
  /** What it creates and deletes again, in words; absent means that it only reads. */
  creates?: readonly string[];
  /** True if it only creates something where it cannot do without; a read-only run tries it all the same. */
  mayOnlyRead?: true;
  decide(context: CheckContext): Promise<Decision>;
}

/** Fails if there is a finding of severity `error`. */
export function decideBy(findings: Finding[]): Decision {
  return { result: findings.some((finding) => finding.severity === 'error') ? 'fail' : 'pass', findings };
}
