import type { Report, ReportModule, ReportVersion } from '../model/report.ts';
import type { Finding } from '../model/result.ts';
import { escapeForTerminal } from './escape/terminal.ts';
import { byWeight } from './by-weight.ts';
import { certificationText, englishCertification } from './certification.ts';
import { expiriesOf } from './expiries.ts';
import { countOutcomes, gravestFirst, mainCountsOf, outlineOf, type Outline, type TestcaseOutcome } from './outline.ts';
import { colourOf, paintFor, type Paint } from './terminal/paint.ts';
import { wrap } from './terminal/wrap.ts';
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
  totalOf,
  validityWords,
  validUntilText,
  verdictInWords,
  whyMissing,
  wordOf,
} from './wording.ts';

export interface TerminalOptions {
  /** Whether to colour; say yes only for a terminal. */
  colour: boolean;
  /** How many characters fit on a line. */
  width: number;
  /** Also lists what passed, with its findings, and until when each result is valid. */
  verbose: boolean;
}

/** More than that nobody reads on a terminal; the report files have the rest. */
const findingsShown = 20;

/** Longer messages are shortened, so that a hostile one cannot push the verdict off the screen. */
const longestMessage = 600;

/**
 * The report for a terminal: versions (those first that may be certified), in them modules and targets, in them what failed, was aborted or is missing, with
 * the evidence; what passed is counted. Evidence is printed once, where its testcase first appears. Every text that came
 * from outside is made harmless.
 */
export function renderTerminal(report: Report, options: TerminalOptions): string {
  const page = new Page(options, outlineOf(report));
  page.add(...header(report, page.paint));
  for (const version of byWeight(report.versions)) addVersion(page, version);
  addOutsiders(page, report);
  addClosing(page, report);
  return `${page.lines.join('\n')}\n`;
}

/** What is written so far, and what has been told once already. */
class Page {
  readonly lines: string[] = [];
  readonly paint: Paint;
  readonly options: TerminalOptions;
  readonly outline: Outline;
  /** By testcase the version under which its evidence stands. */
  readonly told = new Map<string, string>();

  constructor(options: TerminalOptions, outline: Outline) {
    this.options = options;
    this.outline = outline;
    this.paint = paintFor(options.colour);
  }

  add(...lines: string[]): void {
    this.lines.push(...lines);
  }

  /** Adds a text of several lines, of which all but the first are indented by two more. */
  addWrapped(indent: number, text: string): void {
    const [first = '', ...rest] = wrap(text, Math.max(20, this.options.width - indent - 2));
    this.add(' '.repeat(indent) + first, ...rest.map((line) => ' '.repeat(indent + 2) + line));
  }
}

function header(report: Report, paint: Paint): string[] {
  const { cloud } = report;
  const place = [
    `cloud ${escapeForTerminal(cloud.name)}`,
    cloud.region === undefined ? '' : `region ${escapeForTerminal(cloud.region)}`,
    cloud.project === undefined ? '' : `project ${escapeForTerminal(cloud.project)}`,
    report.run.isReplay ? 'from a recording' : '',
  ].filter((part) => part !== '');
  return [
    paint('bold', `${escapeForTerminal(report.scope.name)} – ${escapeForTerminal(report.subject)}`),
    place.join(', '),
    `checked ${momentText(report.checkedAt)}, judged by the versions of ${escapeForTerminal(report.referenceDate)}`,
    `mode: ${modeText[report.mode]}`,
  ];
}

function addVersion(page: Page, version: ReportVersion): void {
  const counts = mainCountsOf(version);
  const main = totalOf(counts) === 0 ? 'no testcases in target main' : `target main: ${countsText(counts)}`;
  page.add('', page.paint(colourOf[version.result], page.paint('bold', versionVerdict(version))));
  page.add(`  ${validityWords[version.validity ?? 'none']}; ${main}`, '');
  for (const module of version.modules) addModule(page, version, module);
}

function versionVerdict({ version, result }: ReportVersion): string {
  return `${symbolOf[result]} ${escapeForTerminal(version)} ${verdictInWords[result]}`;
}

function addModule(page: Page, version: ReportVersion, module: ReportModule): void {
  const name = escapeForTerminal(module.name);
  if (module.targets.every(({ testcases }) => testcases.length === 0)) {
    page.add(page.paint('grey', `  – ${name}: nothing that a program decides`));
    return;
  }
  for (const target of module.targets) {
    const mark = page.paint(colourOf[target.result], symbolOf[target.result]);
    page.add(`  ${mark} ${name}, ${escapeForTerminal(target.name)}: ${countsText(target.counts)}`);
    for (const id of target.testcases) addTestcase(page, version.version, page.outline.outcomeOf(id));
  }
}

function addTestcase(page: Page, version: string, outcome: TestcaseOutcome): void {
  const { testcase, state, result } = outcome;
  const hasWarnings = result?.findings.some(({ severity }) => severity !== 'info') ?? false;
  if (state === 'pass' && !page.options.verbose && !hasWarnings) return;
  const id = escapeForTerminal(testcase.id);
  const label = page.paint(colourOf[state], `${symbolOf[state]} ${wordOf[state]}`);
  const toldUnder = page.told.get(testcase.id);
  if (toldUnder !== undefined) {
    const remark = state === 'pass' ? '' : page.paint('grey', ` (see ${escapeForTerminal(toldUnder)} above)`);
    page.add(`      ${label} ${id}${remark}`);
    return;
  }
  page.told.set(testcase.id, version);
  const validUntil = page.options.verbose && state !== 'missing' ? validUntilText(testcase) : undefined;
  const expiry = validUntil === undefined ? '' : page.paint('grey', `, valid until ${validUntil}`);
  page.add(`      ${label} ${page.paint('bold', id)}${expiry}`);
  if (testcase.description !== undefined && state !== 'pass') {
    page.addWrapped(10, escapeForTerminal(testcase.description, longestMessage));
  }
  if (state === 'missing') page.addWrapped(10, escapeForTerminal(whyMissing(testcase), longestMessage));
  addEvidence(page, outcome);
}

function addEvidence(page: Page, { result }: TestcaseOutcome): void {
  if (!result) return;
  if (result.abort) {
    page.addWrapped(10, `no verdict: ${escapeForTerminal(result.abort.message, longestMessage)}`);
    if (result.abort.hint !== '') page.addWrapped(12, escapeForTerminal(result.abort.hint, longestMessage));
  }
  const findings = gravestFirst(result.findings);
  for (const finding of findings.slice(0, findingsShown)) addFinding(page, finding);
  const rest = findings.length - findingsShown;
  if (rest > 0) page.add(`          … and ${numberText(rest)} more; see -o report.json`);
}

function addFinding(page: Page, finding: Finding): void {
  const word = severityWord[finding.severity];
  const isGrave = finding.severity === 'error';
  page.addWrapped(10, `${isGrave ? '•' : `• ${word}:`} ${escapeForTerminal(finding.message, longestMessage)}`);
  if (finding.resource) page.addWrapped(12, resourceText(finding.resource, escapeForTerminal));
  const details = [comparisonText(finding, escapeForTerminal) ?? '', escapeForTerminal(finding.clause)];
  page.addWrapped(12, details.filter((detail) => detail !== '').join(' · '));
  for (const command of finding.mend ?? []) page.add(`            ${page.paint('cyan', `$ ${mendText(command)}`)}`);
}

/** A command is copied, so it is never cut; one that is too long to be of use is left out. */
function mendText(command: string): string {
  return command.length > 2000 ? '(a very long command; see -o report.json)' : escapeForTerminal(command, Infinity);
}

/** Testcases that were asked for by name and are in no version shown. */
function addOutsiders(page: Page, report: Report): void {
  const outsiders = page.outline.outcomes.filter(
    ({ testcase }) => page.outline.membershipsOf(testcase.id).length === 0,
  );
  if (outsiders.length === 0 || report.versions.length === 0) return;
  page.add('', page.paint('bold', 'In none of these versions'), '');
  page.add(`  ${countsText(countOutcomes(outsiders))}`);
  for (const outcome of outsiders) addTestcase(page, 'the list', outcome);
}

function addClosing(page: Page, report: Report): void {
  const { calls } = report;
  const total = totalOf(page.outline.totals);
  page.add('');
  for (const version of byWeight(report.versions)) {
    page.add(page.paint(colourOf[version.result], versionVerdict(version)));
  }
  const certification = certificationText(report, escapeForTerminal);
  if (certification !== undefined) page.addWrapped(0, `${englishCertification.title}: ${certification}`);
  page.add(page.paint('bold', `${plural(total, 'testcase')}: ${countsText(page.outline.totals)}`));
  for (const expiry of expiriesOf(page.outline.outcomes)) {
    page.addWrapped(0, `${plural(expiry.results, 'result')} valid until ${validUntilText(expiry) ?? ''}`);
  }
  const failed = calls.failed === 0 ? '' : `, ${numberText(calls.failed)} of them failed`;
  page.addWrapped(
    0,
    `${durationText(report.run.durationMs)}, ${plural(calls.total, 'request')}${byServiceText(calls, escapeForTerminal)}, ${numberText(calls.authentication)} to sign in${failed}`,
  );
  for (const { severity, message } of report.notes) {
    page.addWrapped(0, `${severityWord[severity]}: ${escapeForTerminal(message, longestMessage)}`);
  }
  for (const { code, message, hint } of report.critical) {
    const text = `could not run: ${escapeForTerminal(message, longestMessage)} [${escapeForTerminal(code)}]`;
    const [first = '', ...rest] = wrap(text, Math.max(20, page.options.width - 2));
    page.add(page.paint('red', first), ...rest.map((line) => page.paint('red', `  ${line}`)));
    if (hint !== '') page.addWrapped(2, escapeForTerminal(hint, longestMessage));
  }
}
