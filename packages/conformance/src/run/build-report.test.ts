import { describe, expect, test } from 'vitest';
import type { Report } from '../model/report.ts';
import type { Result } from '../model/result.ts';
import { parseScope } from '../scope/parse-scope.ts';
import { smallScope } from '../scope/testing/small-scope.ts';
import { buildReport } from './build-report.ts';
import { planRun, type RunRequest } from './plan-run.ts';

// next (draft): a, b, c, by-hand · v2: a, b, by-hand · v1: a, c – of these by-hand does not decide
const during2025 = '2025-06-10';

interface Run {
  request?: Partial<RunRequest>;
  critical?: Report['critical'];
  scope?: string;
}

function reportOf(
  results: Readonly<Record<string, Result>>,
  { request, critical = [], scope = smallScope }: Run = {},
): Report {
  const parsed = parseScope(scope, { file: 'small.yaml' });
  const now = new Date(2025, 5, 10, 12);
  return buildReport(
    parsed,
    planRun(parsed, { date: during2025, ...request }),
    {
      subject: 'lab',
      cloud: { name: 'lab' },
      toolVersion: '0.0.0',
      isStrict: false,
      isReadOnly: false,
      argv: [],
      assignment: {},
      now,
      runId: 'x',
      isReplay: true,
      stateFolder: '',
      signal: new AbortController().signal,
    },
    {
      results: Object.entries(results).map(([testcase, result]) => ({ testcase, result, findings: [], durationMs: 1 })),
      leftOut: [],
      critical,
      notes: [],
    },
    {
      uuid: '5c0d7a6e-3d5b-4f0b-9a52-8f2f4a0a7d10',
      checkedAt: now,
      durationMs: 1,
      calls: { total: 0, authentication: 0, failed: 0, byService: {} },
      project: undefined,
    },
  );
}

const allPassed = { 'a-check': 'pass', 'b-check': 'pass', 'c-check': 'pass' } as const;
const nothingOpen = { abort: 0, missing: 0, manual: 0 };

describe('a report tells how long its results are valid', () => {
  test('until the midnight of this machine that the lifetime names', () => {
    const { testcases } = reportOf({ 'a-check': 'pass', 'b-check': 'abort' });
    // a week ends with the Monday after the following full one, a month with the next month
    expect(testcases.find(({ id }) => id === 'a-check')).toMatchObject({
      lifetime: 'week',
      validUntil: new Date(2025, 5, 23),
    });
    expect(testcases.find(({ id }) => id === 'b-check')).toMatchObject({
      lifetime: 'month',
      validUntil: new Date(2025, 7, 1),
    });
  });

  test('but not of testcases without a result, or that the scope does not declare', () => {
    const { testcases } = reportOf(
      { 'a-check': 'pass', stray: 'pass' },
      { request: { testcases: ['a-check', 'stray'] } },
    );
    const missing = testcases.find(({ id }) => id === 'c-check');
    expect(missing).toMatchObject({ lifetime: 'week' });
    expect(missing).not.toHaveProperty('validUntil');
    const stray = testcases.find(({ id }) => id === 'stray');
    expect(stray).not.toHaveProperty('lifetime');
    expect(stray).not.toHaveProperty('validUntil');
  });
});

describe('a report tells which version the run could certify', () => {
  test('the effective one, where everything that decides passed; what people decide elsewhere does not count', () => {
    expect(reportOf(allPassed).certifiable).toEqual({
      version: 'v2',
      validity: 'effective',
      testcases: 2,
      undecided: nothingOpen,
    });
  });

  test('the one that expires soon, where the effective one failed', () => {
    expect(reportOf({ ...allPassed, 'b-check': 'fail' }).certifiable).toMatchObject({
      version: 'v1',
      validity: 'warn',
    });
  });

  test('none, where every one failed, or those that did not are drafts or deprecated', () => {
    expect(reportOf({ 'a-check': 'fail' }).certifiable).toBeNull();
    const later = { request: { date: '2026-06-10' } };
    expect(reportOf({ ...allPassed, 'b-check': 'fail' }, later).certifiable).toBeNull();
  });

  test('counts what is undecided', () => {
    expect(reportOf({ 'a-check': 'abort', 'b-check': 'pass' }).certifiable).toMatchObject({
      version: 'v2',
      undecided: { abort: 1, missing: 0, manual: 0 },
    });
    const manual = smallScope.replace('main: [b-check, a-check]', 'main: [b-check, a-check, by-hand]');
    expect(
      reportOf({ 'a-check': 'pass' }, { scope: manual.replace('preview: [by-hand]', 'preview: []') }).certifiable,
    ).toMatchObject({ version: 'v2', testcases: 3, undecided: { abort: 0, missing: 2, manual: 1 } });
  });

  test('none, where nothing was decided or something stopped the run', () => {
    expect(reportOf({}).certifiable).toBeNull();
    expect(reportOf({ 'a-check': 'abort', 'b-check': 'abort' }).certifiable).toBeNull();
    const critical = [{ code: 'role-missing', message: 'The role member is missing.', hint: 'Assign it.' }];
    expect(reportOf(allPassed, { critical }).certifiable).toBeNull();
  });

  test('only of the versions that were looked at, on the date that was asked for', () => {
    expect(reportOf(allPassed, { request: { forcedVersion: 'v1' } }).certifiable).toMatchObject({ version: 'v1' });
    expect(reportOf(allPassed, { request: { forcedVersion: 'next' } }).certifiable).toBeNull();
    expect(reportOf(allPassed, { request: { date: '2024-06-10' } }).certifiable).toMatchObject({
      version: 'v1',
      validity: 'effective',
    });
    // long after the results expire; the question is what they are worth by the versions of that day
    expect(reportOf(allPassed, { request: { date: '2030-06-10' } }).certifiable).toMatchObject({ version: 'v2' });
  });

  test('not one that has no target main', () => {
    const scope = smallScope.replace('include: [first]', 'include: [empty]');
    expect(reportOf(allPassed, { scope }).certifiable).toMatchObject({ version: 'v1' });
  });
});
