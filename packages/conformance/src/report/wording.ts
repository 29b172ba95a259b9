import type { Counts, Report, ReportTestcase } from '../model/report.ts';
import type { Finding, ResourceReference, Verdict } from '../model/result.ts';
import type { Validity } from '../model/scope.ts';

/** A shape for each state, so that none is told by colour alone. */
export const symbolOf = { pass: '✔', fail: '✘', abort: '!', missing: '○' } as const satisfies Record<Verdict, string>;

/** The state of a testcase in one word. */
export const wordOf = {
  pass: 'PASS',
  fail: 'FAIL',
  abort: 'ABORT',
  missing: 'MISSING',
} as const satisfies Record<Verdict, string>;

/** The verdict on a set of testcases, in words. */
export const verdictInWords = {
  pass: 'passes',
  fail: 'fails',
  abort: 'is undecided, for some testcases were aborted',
  missing: 'is undecided, for some testcases are missing',
} as const satisfies Record<Verdict, string>;

export const severityWord = {
  error: 'error',
  warning: 'warning',
  info: 'note',
} as const satisfies Record<Finding['severity'], string>;

/** A whole number with thousands set apart. */
export function numberText(count: number, locale = 'en-GB'): string {
  return count.toLocaleString(locale);
}

/** How many testcases have a state, in the words of a language. */
export type CountWords = Record<Verdict, (count: string) => string>;

export const countWords: CountWords = {
  pass: (count) => `${count} passed`,
  fail: (count) => `${count} failed`,
  abort: (count) => `${count} aborted`,
  missing: (count) => `${count} missing`,
};

/** `51 passed, 2 failed`; states that do not occur are left out, unless nothing occurs. */
export function countsText(counts: Counts, words = countWords, locale = 'en-GB'): string {
  const states = ['pass', 'fail', 'abort', 'missing'] as const;
  const occurring = states.filter((state) => counts[state] > 0);
  return (occurring.length === 0 ? (['pass'] as const) : occurring)
    .map((state) => words[state](numberText(counts[state], locale)))
    .join(', ');
}

export function totalOf(counts: Counts): number {
  return counts.pass + counts.fail + counts.abort + counts.missing;
}

/** A duration for readers: `87 ms`, `1.4 s`, `2 min 5 s`. The units are the same in all languages. */
export function durationText(durationMs: number, locale = 'en-GB'): string {
  if (durationMs < 1000) return `${numberText(Math.round(durationMs), locale)} ms`;
  if (durationMs < 59_950) {
    const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
    return `${(durationMs / 1000).toLocaleString(locale, digits)} s`;
  }
  const seconds = Math.round(durationMs / 1000);
  return `${numberText(Math.floor(seconds / 60), locale)} min ${seconds % 60} s`;
}

/** A moment in UTC for readers: `2026-08-21 12:00:00 UTC`. */
export function momentText(moment: Date): string {
  return `${moment.toISOString().slice(0, -5).replace('T', ' ')} UTC`;
}

/** Until when a testcase's result is valid, `2026-08-31 00:00:00 UTC (lifetime: week)`; undefined where the report does not say. */
export function validUntilText({ validUntil, lifetime }: Pick<ReportTestcase, 'validUntil' | 'lifetime'>) {
  if (validUntil === undefined) return undefined;
  return `${momentText(validUntil)}${lifetime === undefined ? '' : ` (lifetime: ${lifetime})`}`;
}

/** Why a testcase has no result. */
export function whyMissing({ missingBecause, isManual }: ReportTestcase): string {
  return missingBecause ?? (isManual ? 'A person decides it.' : 'It was not attempted.');
}

/** `1 request`, `25 requests`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${numberText(count)} ${count === 1 ? one : many}`;
}

/** What to do with each piece of foreign text that goes into a phrase, such as escaping and shortening it. */
export type Show = (text: string) => string;

export const asItIs: Show = (text) => text;

/** `flavor "SCS-1V-4" (4711)`. */
export function resourceText({ type, id, name }: ResourceReference, show: Show = asItIs): string {
  if (name === undefined) return id === undefined ? type : `${type} ${show(id)}`;
  return id === undefined || id === name ? `${type} "${show(name)}"` : `${type} "${show(name)}" (${show(id)})`;
}

/** `ram: found 7168, wanted 8192`, or undefined when the finding compares nothing. */
export function comparisonText({ attribute, found, wanted }: Finding, show: Show = asItIs): string | undefined {
  const parts = [
    found === undefined ? '' : found === null ? 'found nothing' : `found ${found === '' ? '""' : show(found)}`,
    wanted === undefined ? '' : `wanted ${show(wanted)}`,
  ].filter((part) => part !== '');
  if (attribute === undefined) return parts.length === 0 ? undefined : parts.join(', ');
  return parts.length === 0 ? show(attribute) : `${show(attribute)}: ${parts.join(', ')}`;
}

/** Which rules the verdicts follow, for a reader. */
export const modeText = {
  parity: 'parity with the reference',
  strict: 'strict, as the standards say',
} as const satisfies Record<Report['mode'], string>;

/** A validity in words; a version that is not in the timeline was asked for by name. */
export const validityWords = {
  effective: 'effective',
  warn: 'effective, expires soon',
  draft: 'draft',
  deprecated: 'deprecated',
  none: 'not in the timeline',
} as const satisfies Record<Validity | 'none', string>;

/** How many requests went to which service, ` (compute 12, image 8)`; empty where none is counted. */
export function byServiceText({ byService }: Report['calls'], show: Show = asItIs, locale = 'en-GB'): string {
  const services = Object.entries(byService).map(([service, count]) => `${show(service)} ${numberText(count, locale)}`);
  return services.length === 0 ? '' : ` (${services.join(', ')})`;
}
