import type { Report } from '../model/report.ts';
import type { Finding, ResourceReference, TestcaseResult } from '../model/result.ts';
import { exitCodeOf } from './exit-code.ts';
import { fingerprintOf } from './finding-fingerprint.ts';
import { outlineOf, type TestcaseOutcome } from './outline.ts';
import { upstreamCommandOf } from './upstream-log.ts';
import { comparisonText } from './wording.ts';

/**
 * The report as SARIF 2.1.0: a rule per testcase, a result per error or warning (and one for each failed or aborted
 * testcase that has none), the resources as logical locations such as `flavor/SCS-1V-4`. Fingerprints stay the same from
 * run to run, so that a viewer can tell old findings from new ones.
 */
export function renderSarif(report: Report): string {
  const { outcomes } = outlineOf(report);
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            version: report.tool.version,
            informationUri: 'https://scs.community',
            rules: outcomes.map(({ testcase }) => ruleOf(testcase)),
          },
        },
        automationDetails: {
          id: `${report.scope.name}/${report.subject}/${report.uuid}`,
          ...(sarifGuid.test(report.uuid) ? { guid: report.uuid } : {}),
          description: { text: `${report.scope.name}: ${report.subject}, as of ${report.referenceDate}` },
        },
        invocations: [invocationOf(report)],
        results: outcomes.flatMap((outcome, index) => resultsOf(report, outcome, index)),
        columnKind: 'utf16CodeUnits',
        properties: {
          subject: report.subject,
          cloud: report.cloud,
          mode: report.mode,
          referenceDate: report.referenceDate,
          verdicts: Object.fromEntries(report.versions.map(({ version, result }) => [version, result])),
          ...(report.certifiable === undefined ? {} : { certifiable: report.certifiable }),
        },
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** What the schema takes for a GUID: a UUID of version 1 to 5. */
const sarifGuid = /^[\da-f]{8}-[\da-f]{4}-[1-5][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;

function ruleOf({ id, description, url, isManual, lifetime, validUntil }: TestcaseOutcome['testcase']) {
  const text = description === undefined || description === '' ? id : description;
  return {
    id,
    shortDescription: { text },
    fullDescription: { text: isManual ? `${text} (decided by a person, not by a program)` : text },
    ...(url !== undefined && isWebAddress(url) ? { helpUri: url } : {}),
    defaultConfiguration: { level: 'error' },
    ...(lifetime === undefined
      ? {}
      : { properties: { lifetime, ...(validUntil === undefined ? {} : { validUntil }) } }),
  };
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\/[\w./:?#[\]@!$&'()*+,;=~%-]+$/i.test(url) && !/%(?![\da-f]{2})/i.test(url) && URL.canParse(url);
}

function invocationOf(report: Report) {
  const ended = report.checkedAt.getTime();
  const notifications = [
    ...report.critical.map(({ code, message, hint }) => ({
      level: 'error',
      message: { text: `${message} ${hint}`.trim() },
      descriptor: { id: code },
    })),
    ...report.notes.map(({ severity, message }) => ({ level: levelOf[severity], message: { text: message } })),
  ];
  return {
    commandLine: upstreamCommandOf(report),
    arguments: report.run.argv,
    startTimeUtc: new Date(ended - report.run.durationMs).toISOString(),
    endTimeUtc: report.checkedAt.toISOString(),
    exitCode: exitCodeOf(report),
    executionSuccessful: report.critical.length === 0,
    toolExecutionNotifications: notifications,
  };
}

const levelOf = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Finding['severity'],
  string
>;

function resultsOf(report: Report, { testcase, result }: TestcaseOutcome, ruleIndex: number) {
  if (!result) return [];
  const seen = new Map<string, number>();
  const resultOf = (level: 'error' | 'warning', text: string, finding?: Finding) => ({
    ruleId: testcase.id,
    ruleIndex,
    level,
    message: { text },
    locations: [
      { logicalLocations: [logicalLocationOf(finding?.resource ?? { type: 'cloud', name: report.cloud.name })] },
    ],
    partialFingerprints: { 'scsFinding/v1': fingerprintOf(report, testcase.id, finding, seen) },
    properties: propertiesOf(result, finding),
  });
  const results = result.findings.flatMap((finding) =>
    finding.severity === 'info' ? [] : [resultOf(finding.severity, messageOf(finding), finding)],
  );
  const isExplained = results.some(({ level }) => level === 'error');
  if (result.result === 'abort') {
    const { message, hint } = result.abort ?? { message: 'No verdict was reached.', hint: '' };
    results.push(resultOf('error', `No verdict: ${message} ${hint}`.trim()));
  } else if (result.result === 'fail' && !isExplained) {
    results.push(resultOf('error', `${testcase.description ?? testcase.id}: failed.`));
  }
  return results;
}

function messageOf(finding: Finding): string {
  const comparison = comparisonText(finding);
  const mend = (finding.mend ?? []).map((command) => `\n$ ${command}`).join('');
  return `${finding.message}${comparison === undefined ? '' : ` (${comparison})`}${mend}`;
}

function propertiesOf({ result, abort }: TestcaseResult, finding: Finding | undefined) {
  if (!finding) return { result, ...(abort ? { code: abort.code } : {}) };
  const { clause, attribute, found, wanted, mend } = finding;
  return {
    result,
    clause,
    ...(attribute === undefined ? {} : { attribute }),
    ...(found === undefined ? {} : { found }),
    ...(wanted === undefined ? {} : { wanted }),
    ...(mend === undefined ? {} : { mend }),
  };
}

/** A resource's place in the cloud; slashes in its name are escaped, as the one between type and name means something. */
function logicalLocationOf({ type, id, name }: ResourceReference) {
  const label = name ?? id ?? type;
  return {
    fullyQualifiedName: `${type}/${label.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    name: label,
    kind: 'resource',
    ...(id === undefined ? {} : { properties: { id } }),
  };
}
