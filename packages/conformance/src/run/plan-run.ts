import type { Scope, ScopeVersion, Validity } from '../model/scope.ts';
import { selectTestcases } from '../scope/select-testcases.ts';
import { selectVersions } from '../scope/select-versions.ts';
import { validityOn } from '../scope/validity-on.ts';

/** What a person asked for. */
export interface RunRequest {
  /** The date whose versions are tested, `YYYY-MM-DD`. */
  date: string;
  /** Exactly this version, whatever its validity. */
  forcedVersion?: string;
  /** Only testcases in these sections. */
  sections?: readonly string[];
  /** Only testcases whose id matches this (Python) regular expression at its start. */
  tests?: string;
  /** Exactly these testcases, whether a version names them or not; the other filters do not count then. */
  testcases?: readonly string[];
}

/** What will be tested. */
export interface RunPlan {
  request: RunRequest;
  versions: readonly { version: ScopeVersion; validity: Validity | null }[];
  /** To be decided by checks, sorted. */
  automated: readonly string[];
  /** Selected, but decided by people. */
  manual: readonly string[];
}

/**
 * Selects versions and testcases (reference 1.3, 1.6).
 *
 * @throws ScopeError for an unknown version, a date on which nothing is valid, or a bad expression
 */
export function planRun(scope: Scope, request: RunRequest): RunPlan {
  const validities = validityOn(scope, request.date);
  const versions = selectVersions(scope, {
    date: request.date,
    ...(request.forcedVersion === undefined ? {} : { forcedVersion: request.forcedVersion }),
  }).map((version) => ({ version, validity: validities.get(version.version) ?? null }));
  if (request.testcases !== undefined) {
    return { request, versions, automated: [...new Set(request.testcases)].sort(), manual: [] };
  }
  const { automated, manual } = selectTestcases(
    scope,
    versions.map(({ version }) => version),
    {
      ...(request.sections === undefined ? {} : { sections: request.sections }),
      ...(request.tests === undefined ? {} : { tests: request.tests }),
    },
  );
  return { request, versions, automated, manual };
}
