import type { Report } from '../model/report.ts';
import { certificationText } from './certification.ts';
import { escapeForXml } from './escape/xml.ts';
import { moduleGroupsOf, type ModuleGroup } from './module-groups.ts';
import { countOutcomes, gravestFirst, outlineOf, type TestcaseOutcome } from './outline.ts';
import { comparisonText, resourceText, severityWord, totalOf, whyMissing } from './wording.ts';

/** CI servers keep these texts in memory, and show them whole; the other formats have the rest. */
const findingsShown = 100;

/**
 * The report as JUnit XML, in the shape that Jenkins, GitLab and others take: a suite per module, a testcase at its first
 * module (effective versions first) and nowhere else, failed as `failure`, aborted as `error`, missing as `skipped`.
 * Class names are stable: `scs.iaas.scs-0100-v3-1`. Control characters in names become escapes such as `\x1b`.
 */
export function renderJunit(report: Report): string {
  const suites = moduleGroupsOf(report, outlineOf(report));
  const counts = countOutcomes(suites.flatMap(({ outcomes }) => outcomes));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    element('testsuites', {
      name: `${report.scope.name}: ${report.subject}`,
      tests: totalOf(counts),
      failures: counts.fail,
      errors: counts.abort,
      time: seconds(report.run.durationMs),
    }),
    ...suites.flatMap((suite) => suiteLines(report, suite)),
    '</testsuites>',
    '',
  ].join('\n');
}

function suiteLines(report: Report, { id, name, outcomes }: ModuleGroup): string[] {
  const counts = countOutcomes(outcomes);
  const durationMs = outcomes.reduce((sum, { result }) => sum + (result?.durationMs ?? 0), 0);
  const className = `scs.${classNamePart(shortScopeName(report))}.${classNamePart(id)}`;
  const certifiable = certificationText(report);
  const properties = {
    subject: report.subject,
    cloud: report.cloud.name,
    mode: report.mode,
    referenceDate: report.referenceDate,
    report: report.uuid,
    ...(certifiable === undefined ? {} : { certifiable }),
  };
  return [
    `  ${element('testsuite', {
      name,
      tests: outcomes.length,
      failures: counts.fail,
      errors: counts.abort,
      skipped: counts.missing,
      time: seconds(durationMs),
      timestamp: report.checkedAt.toISOString().slice(0, -5),
      hostname: report.cloud.name,
    })}`,
    '    <properties>',
    ...Object.entries(properties).map(([key, value]) => `      ${element('property', { name: key, value }, '/')}`),
    '    </properties>',
    ...outcomes.flatMap((outcome) => testcaseLines(className, outcome)),
    '  </testsuite>',
  ];
}

function testcaseLines(className: string, { testcase, state, result }: TestcaseOutcome): string[] {
  const attributes = { classname: className, name: testcase.id, time: seconds(result?.durationMs ?? 0) };
  if (state === 'pass' && (result?.findings.length ?? 0) === 0) return [`    ${element('testcase', attributes, '/')}`];
  return [
    `    ${element('testcase', attributes)}`,
    `      ${result ? outcomeElement(result) : element('skipped', { message: whyMissing(testcase) }, '/')}`,
    '    </testcase>',
  ];
}

function outcomeElement({ result, findings, abort }: NonNullable<TestcaseOutcome['result']>): string {
  const evidence = evidenceText(findings);
  if (result === 'pass') return `<system-out>${evidence}</system-out>`;
  if (result === 'fail') {
    const message = gravestFirst(findings)[0]?.message ?? 'The testcase failed.';
    return `${element('failure', { message, type: 'fail' })}${evidence}</failure>`;
  }
  const message = abort?.message ?? 'The testcase was aborted.';
  const hint = abort?.hint ? `${escapeForXml(abort.hint)}\n` : '';
  return `${element('error', { message, type: abort?.code ?? 'abort' })}${hint}${evidence}</error>`;
}

function evidenceText(findings: NonNullable<TestcaseOutcome['result']>['findings']): string {
  const shown = gravestFirst(findings).slice(0, findingsShown);
  const lines = shown.flatMap((finding) => [
    `${severityWord[finding.severity]}: ${finding.message}`,
    ...[finding.resource && resourceText(finding.resource), comparisonText(finding), finding.clause]
      .filter((detail) => detail !== undefined && detail !== '')
      .map((detail) => `  ${String(detail)}`),
    ...(finding.mend ?? []).map((command) => `  $ ${command}`),
  ]);
  if (findings.length > shown.length) lines.push(`… and ${findings.length - shown.length} more findings`);
  return lines.map(escapeForXml).join('\n');
}

/** `SCS-compatible IaaS` is `IaaS` in class names. */
function shortScopeName(report: Report): string {
  return report.scope.name.replace(/^scs-compatible\s+/i, '');
}

/** A dot would start another package, and a tree view would cut the name there. */
function classNamePart(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/[^a-z0-9_]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'unnamed'
  );
}

function seconds(durationMs: number): string {
  return (durationMs / 1000).toFixed(3);
}

function element(name: string, attributes: Readonly<Record<string, string | number>>, end: '' | '/' = ''): string {
  const text = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeForXml(String(value))}"`);
  return `<${name}${text.join('')}${end}>`;
}
