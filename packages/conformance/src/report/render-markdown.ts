import type { Report, ReportVersion } from '../model/report.ts';
import type { Finding } from '../model/result.ts';
import { escapeForMarkdown as text, markdownCode as code } from './escape/markdown.ts';
import { byWeight } from './by-weight.ts';
import { certificationText, englishCertification } from './certification.ts';
import { gravestFirst, mainCountsOf, outlineOf, type Outline, type TestcaseOutcome } from './outline.ts';
import {
  byServiceText,
  comparisonText,
  countsText,
  durationText,
  modeText,
  momentText,
  numberText,
  plural,
  resourceText,
  severityWord,
  symbolOf,
  validityWords,
  validUntilText,
  verdictInWords,
  whyMissing,
  wordOf,
} from './wording.ts';

const findingsShown = 20;
const longest = 300;

/** The report as GitHub-flavoured Markdown, for a ticket, a merge request or a wiki. */
export function renderMarkdown(report: Report): string {
  const outline = outlineOf(report);
  return [
    `# ${text(`${report.scope.name}: ${report.subject}`, longest)}`,
    ...facts(report),
    ...criticalBlock(report),
    '## Verdicts',
    table(
      ['Version', 'Validity', 'Verdict', 'Testcases in `main`'],
      byWeight(report.versions).map((version) => [
        text(version.version),
        validityWords[version.validity ?? 'none'],
        `${symbolOf[version.result]} ${verdictInWords[version.result]}`,
        countsText(mainCountsOf(version)),
      ]),
    ),
    ...certification(report),
    ...evidenceBlocks(outline),
    '## Testcases',
    ...byWeight(report.versions).flatMap((version) => versionBlock(version, outline)),
    '## The run',
    ...closing(report, outline),
    '',
  ].join('\n\n');
}

function facts(report: Report): string[] {
  const { cloud } = report;
  const rows = [
    [
      'Cloud',
      [cloud.name, cloud.region, cloud.project]
        .filter((part) => part !== undefined)
        .map((part) => code(part, longest))
        .join(' · '),
    ],
    ['Checked', momentText(report.checkedAt)],
    ['Judged by the versions of', text(report.referenceDate)],
    ['Mode', modeText[report.mode]],
    ['Report', code(report.uuid)],
    ...(report.run.isReplay ? [['Source', 'a recording, not the cloud itself']] : []),
  ];
  return [table(['', ''], rows)];
}

function criticalBlock({ critical }: Report): string[] {
  if (critical.length === 0) return [];
  return [
    '## The run could not be completed',
    critical
      .map(({ message, hint, code: errorCode }) => `- ${code(errorCode)} ${text(message)} ${text(hint)}`)
      .join('\n'),
  ];
}

function certification(report: Report): string[] {
  const said = certificationText(report, (version) => text(version, longest));
  return said === undefined ? [] : [`**${englishCertification.title}:** ${said}`];
}

function evidenceBlocks({ toMend, remarked }: Outline): string[] {
  return [
    ...(toMend.length === 0 ? [] : ['## To mend', ...toMend.flatMap(evidenceOf)]),
    ...(remarked.length === 0 ? [] : ['## Passed with remarks', ...remarked.flatMap(evidenceOf)]),
  ];
}

function evidenceOf({ testcase, state, result }: TestcaseOutcome): string[] {
  const findings = gravestFirst(result?.findings ?? []);
  const rest = findings.length - findingsShown;
  const items = findings.slice(0, findingsShown).map(findingItem);
  return [
    `### ${symbolOf[state]} ${wordOf[state]} ${code(testcase.id)}`,
    ...(testcase.description === undefined ? [] : [`Testcase: ${text(testcase.description, longest)}`]),
    ...(result?.abort ? [`No verdict: ${text(result.abort.message, 1000)} ${text(result.abort.hint, 1000)}`] : []),
    ...(items.length === 0 ? [] : [items.join('\n')]),
    ...(rest > 0 ? [`… and ${numberText(rest)} more; the JSON report has them all.`] : []),
  ];
}

function findingItem(finding: Finding): string {
  const { resource, clause, mend } = finding;
  const details = [
    resource ? code(resourceText(resource), longest) : '',
    comparisonText(finding, (value) => code(value, longest)) ?? '',
    `clause ${text(clause, longest)}`,
  ].filter((part) => part !== '');
  return [
    `- **${severityWord[finding.severity]}:** ${text(finding.message, 1000)}`,
    `  (${details.join('; ')})`,
    ...(mend ?? []).map((command) => `  - mend: ${code(command)}`),
  ].join('\n');
}

function versionBlock(version: ReportVersion, outline: Outline): string[] {
  const rows = version.modules.flatMap((module) =>
    module.targets.flatMap((target) =>
      target.testcases.map((id) => {
        const { testcase, state, result } = outline.outcomeOf(id);
        return [
          text(module.name, longest),
          text(target.name, longest),
          code(id, longest),
          `${symbolOf[state]} ${wordOf[state]}`,
          state === 'missing' ? '–' : (validUntilText(testcase) ?? '–'),
          result ? durationText(result.durationMs) : text(whyMissing(testcase), longest),
        ];
      }),
    ),
  );
  return [
    `### Version ${text(version.version, longest)}`,
    rows.length === 0
      ? 'No testcases.'
      : table(['Module', 'Target', 'Testcase', 'State', 'Valid until', 'Took, or why it is missing'], rows),
  ];
}

function closing(report: Report, outline: Outline): string[] {
  return [
    [
      `- Testcases: ${countsText(outline.totals)}`,
      `- Duration: ${durationText(report.run.durationMs)}`,
      `- Cost: ${plural(report.calls.total, 'request')}${byServiceText(report.calls, text)}, of which ${numberText(report.calls.authentication)} to sign in; ${numberText(report.calls.failed)} failed`,
      `- Command: ${code([report.tool.name, ...report.run.argv].join(' '), 1000)}`,
      `- Written by: ${text(report.tool.name)} ${text(report.tool.version)}`,
      ...report.notes.map(({ severity, message }) => `- **${severityWord[severity]}:** ${text(message, 1000)}`),
    ].join('\n'),
  ];
}

/** Cells come in escaped. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
