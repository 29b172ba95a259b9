import { describeSource, findCheck, planRun, type RunRequest, type Scope } from '@scs/conformance';

/** What a run would call and create, in words; nothing is done. */
export function describePlan(scope: Scope, request: RunRequest, { isReadOnly }: { isReadOnly: boolean }): string {
  const plan = planRun(scope, request);
  const checks = plan.automated.flatMap((id) => findCheck(id) ?? []);
  const attempted = checks.filter((check) => !isReadOnly || check.creates === undefined || check.mayOnlyRead);
  const lists = new Set(attempted.flatMap((check) => check.reads).map(describeSource));
  const calls = new Set(attempted.flatMap((check) => check.calls ?? []));
  const creates = isReadOnly
    ? []
    : attempted.filter((check) => check.creates !== undefined).map(({ testcase, creates }) => ({ testcase, creates }));
  const leftOut = checks.filter((check) => !attempted.includes(check)).map(({ testcase }) => testcase);
  const unknown = plan.automated.filter((id) => findCheck(id) === undefined);
  return [
    `${plan.automated.length} testcases of ${plan.versions.map(({ version }) => version.version).join(', ')}, side by side. Nothing is done now.`,
    '',
    'Called once and shared:',
    ...bullets([describeSource('token'), ...lists]),
    '',
    'Called by single testcases:',
    ...bullets([...calls]),
    '',
    'Created, and deleted again:',
    ...bullets(creates.map(({ testcase, creates }) => `${testcase}: ${creates?.join(', ') ?? ''}`)),
    ...section('Left out because of --only-read:', leftOut),
    ...section('Without a check, aborted:', unknown),
    ...section('Decided by people:', plan.manual),
    '',
  ].join('\n');
}

function bullets(lines: readonly string[]): string[] {
  return lines.length === 0 ? ['  nothing'] : [...new Set(lines)].map((line) => `  ${line}`);
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...bullets(lines)];
}
