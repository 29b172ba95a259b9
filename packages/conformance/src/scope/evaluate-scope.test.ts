import { describe, expect, test } from 'vitest';
import type { Result } from '../model/result.ts';
import { type DatedResult, evaluateScope } from './evaluate-scope.ts';
import { parseScope } from './parse-scope.ts';
import { scopeErrorOf, smallScope } from './testing/small-scope.ts';

// next (draft): a, b, c, by-hand · v2: a, b, by-hand · v1: a, c – of these by-hand does not decide
const scope = parseScope(smallScope, { file: 'small.yaml' });
const during2025 = '2025-06-10T12:00:00';
const during2026 = '2026-06-10T12:00:00';

function results(of: Record<string, Result>, checkedAt: string): DatedResult[] {
  return Object.entries(of).map(([testcase, result]) => ({ testcase, result, checkedAt }));
}

describe('evaluateScope', () => {
  test('the first version in file order that passes and is no draft wins', () => {
    const all = results({ 'a-check': 'pass', 'b-check': 'pass', 'c-check': 'pass' }, during2025);
    expect(evaluateScope(scope, all, { now: during2025 })).toMatchObject({
      relevant: ['v2'],
      passed: ['v2'],
      passedText: 'v2',
      winner: 'v2',
      validity: 'effective',
      result: 'pass',
      buckets: { fail: [], missing: ['by-hand'], abort: [], pass: ['a-check', 'b-check'] },
    });
  });

  test('with drafts, a draft is told of and never wins', () => {
    const all = results({ 'a-check': 'pass', 'b-check': 'pass', 'c-check': 'pass' }, during2025);
    expect(evaluateScope(scope, all, { now: during2025, withDrafts: true })).toMatchObject({
      relevant: ['next', 'v2'],
      passedText: 'next*, v2',
      winner: 'v2',
    });
  });

  test('where the newer version fails, the older one wins with a warning, later with a stronger one', () => {
    const failing = { 'a-check': 'pass', 'b-check': 'fail', 'c-check': 'pass' } as const;
    expect(evaluateScope(scope, results(failing, during2025), { now: during2025 })).toMatchObject({
      relevant: ['v2', 'v1'],
      passed: ['v1'],
      passedText: 'v1†',
      winner: 'v1',
      validity: 'warn',
      result: 'pass',
      buckets: { fail: ['b-check'], missing: ['by-hand'], abort: [], pass: ['a-check', 'c-check'] },
    });
    const later = evaluateScope(scope, results(failing, during2026), { now: during2026 });
    expect(later).toMatchObject({ passedText: 'v1††', winner: 'v1', validity: 'deprecated' });
  });

  test('where every version fails, there is no winner', () => {
    const evaluation = evaluateScope(scope, results({ 'a-check': 'fail' }, during2025), {
      now: during2025,
      withDrafts: true,
    });
    expect(evaluation).toMatchObject({
      relevant: ['next', 'v2', 'v1'],
      passed: [],
      passedText: '',
      winner: null,
      validity: 'deprecated',
      result: 'fail',
    });
    expect(evaluation.buckets).toEqual({
      fail: ['a-check'],
      missing: ['b-check', 'c-check', 'by-hand'],
      abort: [],
      pass: [],
    });
  });

  test('missing and aborted testcases do not fail a version', () => {
    expect(evaluateScope(scope, [], { now: during2025 })).toMatchObject({ winner: 'v2', result: 'missing' });
    const aborted = results({ 'a-check': 'abort', 'b-check': 'pass' }, during2025);
    expect(evaluateScope(scope, aborted, { now: during2025 })).toMatchObject({ winner: 'v2', result: 'abort' });
  });

  test('the newest result counts, until it expires; unknown testcases are left out', () => {
    const rows: DatedResult[] = [
      { testcase: 'a-check', result: 'pass', checkedAt: '2025-06-09 08:00:00' },
      { testcase: 'a-check', result: 'fail', checkedAt: '2025-06-08T23:00:00.5' },
      { testcase: 'b-check', result: 'pass', checkedAt: '2025-05-01T00:00:00' },
      { testcase: 'c-check', result: 'fail', checkedAt: '2025-05-01T00:00:00' },
      { testcase: 'unheard-of', result: 'fail', checkedAt: during2025 },
    ];
    const evaluation = evaluateScope(scope, rows, { now: during2025 });
    // b-check lives a month, c-check a week
    expect([...evaluation.results.keys()]).toEqual(['a-check', 'b-check']);
    expect(evaluation).toMatchObject({ winner: 'v2', result: 'pass' });
    expect(
      evaluateScope(scope, rows.slice(0, 2).toReversed(), { now: during2025 }).results.get('a-check')?.result,
    ).toBe('pass');
  });

  test('tells of each listed version and of each of its targets', () => {
    const [next, v2] = evaluateScope(scope, results({ 'by-hand': 'fail' }, during2025), { now: during2025 }).versions;
    expect(next).toMatchObject({ version: 'next', validity: 'draft', result: 'missing' });
    expect(Object.fromEntries(v2?.targets ?? [])).toEqual({ main: 'missing', preview: 'fail' });
  });

  test('before the timeline begins there is nothing to look at', () => {
    expect(evaluateScope(scope, [], { now: '2020-01-01T00:00:00' })).toMatchObject({
      versions: [],
      relevant: [],
      winner: null,
      result: 'missing',
    });
  });

  test('a listed version without main cannot be decided', () => {
    const text = smallScope.replace('include: [second, empty]', 'include: [empty]');
    const undecided = parseScope(text, { file: 'small.yaml' });
    const error = scopeErrorOf(() => evaluateScope(undecided, [], { now: during2025 }));
    expect(error).toMatchObject({ code: 'no-main-target' });
    expect(error.message).toContain('"v1"');
  });
});
