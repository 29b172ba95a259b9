import type { Report } from '../model/report.ts';
import { numberOfResult } from '../model/result.ts';
import { naiveLocalTime } from '../scope/expiry.ts';
import { yamlString } from './escape/yaml.ts';
import { invocationIdOf, upstreamCommandOf, upstreamLogOf } from './upstream-log.ts';

/**
 * The report in the reference's own format (reference 1.9): the same keys, types and order, so that everything that reads
 * the reference's reports, the compliance monitor above all, reads ours. One invocation stands for the whole run. The
 * format knows no versions, no verdicts, and no missing testcases.
 */
export function renderYaml(report: Report): string {
  const { run, scope } = report;
  const { stdout, stderr, counts } = upstreamLogOf(report);
  const invocationId = yamlString(invocationIdOf(report));
  return [
    '---',
    'spec:',
    `  uuid: ${yamlString(scope.uuid)}`,
    `  name: ${yamlString(scope.name)}`,
    `  url: ${yamlString(scope.url)}`,
    `checked_at: ${localTimestamp(report.checkedAt)}`,
    `reference_date: ${report.referenceDate}`,
    `subject: ${yamlString(report.subject)}`,
    'run:',
    `  uuid: ${yamlString(report.uuid)}`,
    ...list('  argv', run.argv),
    ...map('  assignment', Object.entries(run.assignment), yamlString),
    ...(run.sections === null ? ['  sections: null'] : list('  sections', run.sections)),
    `  forced_version: ${stringOrNull(run.forcedVersion)}`,
    `  forced_tests: ${stringOrNull(run.forcedTests)}`,
    '  invocations:',
    `    ${invocationId}:`,
    `      id: ${invocationId}`,
    `      cmd: ${yamlString(upstreamCommandOf(report))}`,
    ...map(
      '      results',
      report.results.map(({ testcase, result }) => [testcase, numberOfResult[result]] as const),
      String,
    ),
    `      rc: ${report.critical.length > 0 ? 1 : 0}`,
    ...list('      stdout', stdout),
    ...list('      stderr', stderr),
    `      info: ${counts.info}`,
    `      warning: ${counts.warning}`,
    `      error: ${counts.error}`,
    `      critical: ${counts.critical}`,
    '',
  ].join('\n');
}

/** Local time without a zone, as the reference writes and reads it (reference 9.4); JavaScript knows no microseconds. */
function localTimestamp(moment: Date): string {
  return `${naiveLocalTime(moment).replace('T', ' ')}000`;
}

function list(key: string, items: readonly string[]): string[] {
  const indent = ' '.repeat(key.length - key.trimStart().length);
  return items.length === 0 ? [`${key}: []`] : [`${key}:`, ...items.map((item) => `${indent}- ${yamlString(item)}`)];
}

function map<Value>(
  key: string,
  entries: readonly (readonly [string, Value])[],
  write: (value: Value) => string,
): string[] {
  const indent = ' '.repeat(key.length - key.trimStart().length + 2);
  if (entries.length === 0) return [`${key}: {}`];
  return [`${key}:`, ...entries.map(([name, value]) => `${indent}${keyText(name, indent)}: ${write(value)}`)];
}

/** YAML 1.1 (§7.4.2) allows a key 1,024 characters; a longer one must be marked as a key. */
function keyText(name: string, indent: string): string {
  const text = yamlString(name);
  return text.length > 1000 ? `? ${text}\n${indent}` : text;
}

function stringOrNull(text: string | null): string {
  return text === null ? 'null' : yamlString(text);
}
