import type { Counts, Report } from '../model/report.ts';
import type { Finding, ResourceReference, Verdict } from '../model/result.ts';

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
export function numberText(count: number): string {
  return count.toLocaleString('en-GB');
}

/** `51 passed, 2 failed`; states that do not occur are left out, unless nothing occurs. */
export function countsText(counts: Counts): string {
  const parts = [
    counts.pass > 0 || totalOf(counts) === 0 ? `${numberText(counts.pass)} passed` : '',
    counts.fail > 0 ? `${numberText(counts.fail)} failed` : '',
    counts.abort > 0 ? `${numberText(counts.abort)} aborted` : '',
    counts.missing > 0 ? `${numberText(counts.missing)} missing` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

export function totalOf(counts: Counts): number {
  return counts.pass + counts.fail + counts.abort + counts.missing;
}

/** A duration for readers: `87 ms`, `1.4 s`, `2 min 5 s`. */
export function durationText(durationMs: number): string {
  if (durationMs < 1000) return `${Math.round(durationMs)} ms`;
  if (durationMs < 59_950) return `${(durationMs / 1000).toFixed(1)} s`;
  const seconds = Math.round(durationMs / 1000);
  return `${numberText(Math.floor(seconds / 60))} min ${seconds % 60} s`;
}

/** A moment in UTC for readers: `2026-08-21 12:00:00 UTC`. */
export function momentText(moment: Date): string {
  return `${moment.toISOString().slice(0, -5).replace('T', ' ')} UTC`;
}

/** `1 request`, `25 requests`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${numberText(count)} ${count === 1 ? one : many}`;
}

/** What to do with each piece of foreign text that goes into a phrase, such as escaping and shortening it. */
export type Show = (text: string) => string;

const asItIs: Show = (text) => text;

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

/** A validity for a reader; a version outside the timeline was asked for by name. */
export function validityText(validity: Report['versions'][number]['validity']): string {
  return validity ?? 'not in the timeline';
}
