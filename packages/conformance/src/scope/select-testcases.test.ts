import { describe, expect, test } from 'vitest';
import { parseScope } from './parse-scope.ts';
import { selectTestcases } from './select-testcases.ts';
import { scopeErrorOf, smallScope } from './testing/small-scope.ts';

const scope = parseScope(smallScope, { file: 'small.yaml' });
const [, v2, v1] = scope.versions;
if (v2 === undefined || v1 === undefined) throw new Error('the small scope has three versions');

describe('selectTestcases', () => {
  test('takes the sorted union of all targets, the manual ones apart', () => {
    expect(selectTestcases(scope, [v2, v1])).toEqual({
      automated: ['a-check', 'b-check', 'c-check'],
      manual: ['by-hand'],
    });
    expect(selectTestcases(scope, [v1])).toEqual({ automated: ['a-check', 'c-check'], manual: [] });
    expect(selectTestcases(scope, [])).toEqual({ automated: [], manual: [] });
  });

  test('with sections, testcases without one are dropped', () => {
    expect(selectTestcases(scope, [v2, v1], { sections: [' light ', 'other'] })).toEqual({
      automated: ['b-check'],
      manual: [],
    });
    expect(selectTestcases(scope, [v2, v1], { sections: [] })).toEqual({ automated: [], manual: [] });
    expect(selectTestcases(scope, [v1], { sections: null, tests: null }).automated).toHaveLength(2);
  });

  test('the pattern is to match at the start, not at the end', () => {
    expect(selectTestcases(scope, [v2, v1], { tests: '(?P<first>[ab]|by)-' })).toEqual({
      automated: ['a-check', 'b-check'],
      manual: ['by-hand'],
    });
    expect(selectTestcases(scope, [v2, v1], { tests: 'check' }).automated).toEqual([]);
    expect(scopeErrorOf(() => selectTestcases(scope, [v1], { tests: '(' }))).toMatchObject({
      code: 'bad-test-pattern',
    });
  });

  test('reports every unknown testcase, with the versions that need it', () => {
    const text = smallScope.replace('preview: [by-hand]', 'preview: [ghost, spectre]');
    const haunted = parseScope(text, { file: 'small.yaml' });
    const error = scopeErrorOf(() => selectTestcases(haunted, haunted.versions));
    expect(error.code).toBe('unknown-testcase');
    expect(error.message.split('\n')).toEqual([
      'Small next, v2 needs the testcase "ghost", which no script declares',
      'Small next, v2 needs the testcase "spectre", which no script declares',
    ]);
    expect(selectTestcases(haunted, [v1]).automated).toEqual(['a-check', 'c-check']);
  });
});
