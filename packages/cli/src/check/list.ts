import { findCheck, planRun, type RunRequest, type Scope } from '@scs/conformance';
import { table } from '../output/table.ts';

/** All testcases of the selected versions, with the versions that name them and what is checked. */
export function listTestcases(scope: Scope, request: RunRequest): string {
  const plan = planRun(scope, request);
  const versionsOf = (id: string): string =>
    plan.versions
      .filter(({ version }) => version.targetOf.has(id))
      .map(({ version }) => version.version)
      .join(' ');
  const rows = [...plan.automated, ...plan.manual].map((id) => [
    id,
    versionsOf(id) || '–',
    scope.testcases.get(id)?.isManual ? 'manual' : (findCheck(id)?.creates?.length ?? 0) > 0 ? 'creates' : 'reads',
    findCheck(id)?.title ?? scope.testcases.get(id)?.description ?? '',
  ]);
  const versions = plan.versions
    .map(({ version, validity }) => `${version.version} (${validity ?? 'not listed'})`)
    .join(', ');
  return `${scope.name} on ${request.date}: ${versions}\n\n${table([['TESTCASE', 'VERSIONS', 'HOW', 'WHAT'], ...rows])}`;
}
