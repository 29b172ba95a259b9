import type { RunRequest } from '@scs/conformance';
import { UsageError } from '../output/fail.ts';
import type { CheckOptions } from './options.ts';

/** What the options ask to be tested. `today` is the default date, local as upstream has it. */
export function requestOf(options: CheckOptions, today: string = localDate(new Date())): RunRequest {
  if (options.date !== undefined && !isDate(options.date)) {
    throw new UsageError(`--date ${options.date}: not a date.`, 'Write it as YYYY-MM-DD, for example 2026-01-31.');
  }
  return {
    date: options.date ?? today,
    ...(options.version === undefined ? {} : { forcedVersion: options.version }),
    ...(options.sections === undefined
      ? {}
      : { sections: options.sections.split(',').map((section) => section.trim()) }),
    ...(options.tests === undefined ? {} : { tests: options.tests }),
    ...(options.testcase === undefined ? {} : { testcases: options.testcase }),
  };
}

/** A moment's date on this machine's calendar, `YYYY-MM-DD`. */
export function localDate(moment: Date): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${String(moment.getFullYear()).padStart(4, '0')}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
