import { describe, expect, test } from 'vitest';
import { parseScope } from './parse-scope.ts';
import { selectVersions } from './select-versions.ts';
import { scopeErrorOf, smallScope } from './testing/small-scope.ts';

const scope = parseScope(smallScope, { file: 'small.yaml' });
const namesOn = (date: string, forcedVersion?: string) =>
  selectVersions(scope, { date, ...(forcedVersion !== undefined && { forcedVersion }) }).map(({ version }) => version);

describe('selectVersions', () => {
  test('takes every version that the timeline lists, in file order, drafts and deprecated ones included', () => {
    expect(namesOn('2024-06-01')).toEqual(['v1']);
    expect(namesOn('2026-06-01')).toEqual(['next', 'v2', 'v1']);
  });

  test('takes exactly the forced version, whatever its validity', () => {
    expect(namesOn('2024-06-01', 'next')).toEqual(['next']);
    expect(namesOn('1999-01-01', 'v1')).toEqual(['v1']);
  });

  test('an unknown version is an error that lists the known ones', () => {
    const error = scopeErrorOf(() => namesOn('2026-06-01', 'v9'));
    expect(error.code).toBe('unknown-version');
    expect(error.message).toBe('Small has no version "v9". Known versions: next, v2, v1');
  });

  test('no version on the date is an error that says when the timeline begins', () => {
    const error = scopeErrorOf(() => namesOn('2023-12-31'));
    expect(error.code).toBe('no-version');
    expect(error.message).toContain('begins on 2024-01-01');
  });
});
