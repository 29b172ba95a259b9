import { createHash } from 'node:crypto';
import type { Report } from '../model/report.ts';
import type { TestcaseResult } from '../model/result.ts';
import { shellWord } from '../checks/shell.ts';
import { makeVisible } from './escape/visible.ts';
import { comparisonText, resourceText } from './wording.ts';

/** What the reference's check script would have printed, and how many of its lines are of which severity. */
export interface UpstreamLog {
  stdout: string[];
  stderr: string[];
  counts: Record<'info' | 'warning' | 'error' | 'critical', number>;
}

const prefixOf = { error: 'ERROR', warning: 'WARNING', info: 'INFO' } as const;

/**
 * The report as the output of a check script (reference 1.7): results on stdout, messages on stderr, each on one line.
 *
 * An aborted testcase leaves a WARNING: the reference says nothing there, its exit code ignores aborts (1.10), and of
 * what the compliance monitor publishes (5.2) a reader should see why there is no verdict.
 */
export function upstreamLogOf(report: Report): UpstreamLog {
  const stdout = report.results.map(({ testcase, result }) => `${makeVisible(testcase)}: ${result.toUpperCase()}`);
  const stderr = [
    ...report.critical.map(({ message, hint }) => line('CRITICAL', sentence(message, hint))),
    ...report.results.flatMap(linesOf),
    ...report.notes.map(({ severity, message }) => line(prefixOf[severity], message)),
  ];
  const counts = { info: 0, warning: 0, error: 0, critical: 0 };
  for (const text of [...stderr, ...stdout]) {
    const severity = /^(?:info|warning|error|critical)/i.exec(text)?.[0].toLowerCase();
    if (severity !== undefined) counts[severity as keyof typeof counts] += 1;
  }
  return { stdout, stderr, counts };
}

function linesOf({ testcase, findings, abort }: TestcaseResult): string[] {
  const lines = findings.map((finding) => {
    const details = [
      finding.resource === undefined ? '' : resourceText(finding.resource),
      comparisonText(finding) ?? '',
      finding.clause,
    ];
    const parenthesis = details.filter((detail) => detail !== '').join('; ');
    return line(prefixOf[finding.severity], `${testcase}: ${finding.message}${parenthesis && ` [${parenthesis}]`}`);
  });
  if (abort) lines.push(line('WARNING', `${testcase}: aborted: ${sentence(abort.message, abort.hint)}`));
  return lines;
}

function line(prefix: string, text: string): string {
  return `${prefix}: ${makeVisible(text)}`;
}

function sentence(message: string, hint: string): string {
  return hint === '' ? message : `${message} ${hint}`;
}

/** The command of the run as upstream writes it: `K=V … executable args` (reference 1.6). */
export function upstreamCommandOf(report: Report): string {
  const assignments = Object.entries(report.run.assignment).map(([name, value]) => `${name}=${shellWord(value)}`);
  return makeVisible([...assignments, ...[report.tool.name, ...report.run.argv].map(shellWord)].join(' '));
}

/**
 * The id of the one invocation in the report: of the form of a version 4 UUID, and derived from the report's own, so that
 * a report is written alike each time.
 */
export function invocationIdOf(report: Report): string {
  const digest = createHash('sha256').update(`${report.uuid}/invocation`).digest();
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x40, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = digest.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
