import type { Counts, Report } from '../../../model/report.ts';
import type { Finding, Verdict } from '../../../model/result.ts';
import type { Lifetime, Validity } from '../../../model/scope.ts';
import type { CertificationWords } from '../../certification.ts';
import { countsText, type CountWords } from '../../wording.ts';

export type Language = 'en' | 'de';

/** Everything that the HTML page says of its own accord. Evidence is in English and stays so. */
export interface Messages {
  /** For number and date formats. */
  locale: string;
  kind: string;
  skipToContent: string;
  facts: Record<
    'subject' | 'cloud' | 'region' | 'project' | 'checkedAt' | 'referenceDate' | 'mode' | 'report' | 'limits',
    string
  >;
  mode: Record<Report['mode'], string>;
  recording: string;
  limits: {
    sections(sections: string): string;
    tests(pattern: string): string;
    version(version: string): string;
  };
  headline: Record<Verdict, (standard: string) => string>;
  couldNotRun: string;
  nothingTested: string;
  verdicts: string;
  validity: Record<Validity | 'none', string>;
  stableSince(date: string): string;
  certification: CertificationWords;
  lifetime: Record<Lifetime, string>;
  verdict: Record<Verdict, string>;
  state: Record<Verdict, string>;
  counts: CountWords;
  mainTarget: string;
  modules: string;
  modulesHint: string;
  bar(name: string, counts: string): string;
  toMend: string;
  nothingToMend: string;
  remarks: string;
  findings(count: number, text: string): string;
  more(text: string): string;
  severity: Record<Finding['severity'], string>;
  noVerdict: string;
  clause: string;
  found: string;
  wanted: string;
  nothing: string;
  mend: string;
  testcases: string;
  column: Record<'state' | 'testcase' | 'versions' | 'validUntil' | 'took', string>;
  notAttempted: string;
  manual: string;
  run: string;
  runFacts: Record<
    'duration' | 'requests' | 'failedRequests' | 'signIn' | 'command' | 'assignment' | 'runId' | 'scope',
    string
  >;
  notes: string;
  critical: string;
  writtenBy(tool: string): string;
  selfContained: string;
}

/** `51 passed, 2 failed` in the language of the messages; states that do not occur are left out. */
export function countsIn(messages: Messages, counts: Counts): string {
  return countsText(counts, messages.counts, messages.locale);
}
