import { describe, expect, it } from 'vitest';
import type { Report } from '../model/report.ts';
import type { Result } from '../model/result.ts';
import { compatExitCodeOf, exitCodeOf } from './exit-code.ts';
import { passingSample, sampleReport } from './testing/sample-report.ts';

const stopped = { code: 'role-missing', message: 'The role member is missing.', hint: 'Assign it.' };

function withResults(...results: Result[]): Report {
  return {
    ...passingSample(),
    results: results.map((result, index) => ({
      testcase: `scs-0000-${index}`,
      result,
      findings: [],
      durationMs: 1,
      ...(result === 'abort' ? { abort: stopped } : {}),
    })),
  };
}

describe('exitCodeOf', () => {
  it('is 0 when everything that was tested passed, whatever is missing', () => {
    expect(exitCodeOf(passingSample())).toBe(0);
    expect(exitCodeOf(withResults('pass'))).toBe(0);
  });

  it('is 1 when anything failed or was aborted', () => {
    expect(exitCodeOf(withResults('pass', 'fail'))).toBe(1);
    expect(exitCodeOf(withResults('pass', 'abort'))).toBe(1);
  });

  it('is 2 when the run could not run, or nothing was tested', () => {
    expect(exitCodeOf({ ...withResults('abort'), critical: [stopped] })).toBe(2);
    expect(exitCodeOf(withResults())).toBe(2);
  });
});

describe('compatExitCodeOf', () => {
  it('counts critical and error messages and failures, as the reference does', () => {
    // two failures with an error each
    expect(compatExitCodeOf(sampleReport(), { criticalOnly: false })).toBe(4);
    expect(compatExitCodeOf(sampleReport(), { criticalOnly: true })).toBe(0);
    expect(compatExitCodeOf({ ...sampleReport(), critical: [stopped] }, { criticalOnly: true })).toBe(1);
  });

  it('does not mind aborted testcases', () => {
    expect(compatExitCodeOf(withResults('abort', 'abort'), { criticalOnly: false })).toBe(0);
  });

  it('does not mind warnings, and counts errors among the notes', () => {
    const notes = [
      { severity: 'warning' as const, message: 'x' },
      { severity: 'error' as const, message: 'y' },
    ];
    expect(compatExitCodeOf({ ...passingSample(), notes }, { criticalOnly: false })).toBe(1);
  });

  it('is 127 at most', () => {
    const results = Array.from({ length: 500 }, () => 'fail' as const);
    expect(compatExitCodeOf(withResults(...results), { criticalOnly: false })).toBe(127);
  });
});
