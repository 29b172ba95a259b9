import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePythonPattern } from './python-pattern.ts';
import { ScopeError } from './scope-error.ts';
import { scopeErrorOf } from './testing/small-scope.ts';

const texts = [
  'scs-0100-syntax-check',
  'scs-0102-prop-min_ram',
  'scs-0102-prop-min_disk',
  'scs-0103-flavor-1v-4',
  'domain-manager-check',
  'é5',
  'scs-0100-syntax-check\n',
  'a',
  'A{2}',
  ']',
  '٣',
  'scs\f1',
  'b\u2028c',
];

// Which of the texts each pattern matches by `re.match` of Python 3.
const asPython: [pattern: string, matches: number[]][] = [
  ['scs-0100', [0, 6]],
  ['0100', []],
  ['scs-010[02]-', [0, 1, 2, 6]],
  ['.*min_(?:ram|disk)', [1, 2]],
  ['(?P<p>scs)-.*(?P=p)?', [0, 1, 2, 3, 6]],
  ['(?P<x>.)(?P=x)?cs', [0, 1, 2, 3, 6, 11]],
  [String.raw`scs\-0100.*\Z`, [0]],
  ['scs-0100-syntax-check$', [0, 6]],
  [String.raw`scs-0100-syntax-check\Z`, [0]],
  [String.raw`\Adomain`, [4]],
  ['(?i)SCS-0103', [3]],
  ['(?i:SCS)-0103', [3]],
  ['(?s)b.c', [12]],
  ['b.c', [12]],
  ['[]]', [9]],
  ['[^]]', [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12]],
  ['A{2}', []],
  ['a{,2}$', [7]],
  [String.raw`[\w-]+$`, [0, 1, 2, 3, 4, 5, 6, 7, 10]],
  [String.raw`(?a)\w`, [0, 1, 2, 3, 4, 6, 7, 8, 11, 12]],
  [String.raw`\w\d`, [5]],
  [String.raw`\d`, [10]],
  [String.raw`(?a)\d`, []],
  [String.raw`scs\s1`, [11]],
  ['(?#comment)scs', [0, 1, 2, 3, 6, 11]],
  ['x|a', [7]],
  ['scs-0102-prop-min_(?!ram)', [2]],
  ['.*(?<=_)disk', [2]],
  ['A{', [8]],
  ['A{x}', []],
  ['A{}', []],
  ['[a-d]omain', [4]],
  [String.raw`[\dA]`, [8, 10]],
  [String.raw`\x61$`, [7]],
  [String.raw`\u0061$`, [7]],
  [String.raw`\141$`, [7]],
  [String.raw`(a)\1?$`, [7]],
  [String.raw`scs-\d{4}-flavor`, [3]],
  ['.*(?<!min_)disk', []],
  [String.raw`[^\W]`, [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12]],
  [String.raw`[\x5d-\x5f]`, [9]],
  [String.raw`A\{2\}`, [8]],
  ['', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
  ['(?m)scs-0100-syntax-check$', [0, 6]],
  ['a*?$', [7]],
  ['.*-[0-9]+v-', [3]],
  ['a{,}$', [7]],
  ['[-a]$', [7]],
  ['[^-a]', [0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12]],
  ['[a&&b]', [7, 12]],
  ['scs-(0100|0103)-', [0, 3, 6]],
];

describe('compilePythonPattern', () => {
  test.each(asPython)('%s matches what it matches in Python', (pattern, matches) => {
    const isMatch = compilePythonPattern(pattern);
    expect(texts.flatMap((text, index) => (isMatch(text) ? [index] : []))).toEqual(matches);
  });

  test('has no memory', () => {
    const isMatch = compilePythonPattern('a');
    expect([isMatch('ab'), isMatch('ab'), isMatch('b'), isMatch('a')]).toEqual([true, true, false, true]);
  });

  test.each([
    ...['(', ')', '[', '*a', 'a**', '(?P<n', '(?P=zz)', String.raw`\1`, '[z-a]', 'a{3,1}', '[a', '(?i', '(?P<1>a)'],
    ...[String.raw`\q`, String.raw`[\d-z]`, String.raw`\x4`, String.raw`\400`, '\\', String.raw`[\Z]`],
  ])('%s is an error, as in Python', (pattern) => {
    const error = scopeErrorOf(() => compilePythonPattern(pattern));
    expect(error).toMatchObject({ code: 'bad-test-pattern' });
    expect(error.message).toContain('is not usable: ');
  });

  test.each([
    ['(?x)a b', 'the flag (?x) is not supported'],
    ['a(?>b)', '(?>b is not supported'],
    ['(a)?(?(1)b|c)', '(?(1 is not supported'],
    ['a(?i)b', '(?i) is not supported'],
    ['a++', 'nothing to repeat'],
    [String.raw`\N{DASH}`, String.raw`the escape \N is not supported`],
  ])('%s is refused by name', (pattern, reason) => {
    expect(scopeErrorOf(() => compilePythonPattern(pattern)).message).toContain(reason);
  });

  test('any text is a pattern or a ScopeError', () => {
    const piece = fc.constantFrom('(?P<a>', '(?', '[', ']', '^', '-', '\\', '{', ',3}', '*', '|', ')', 'x', '0', '\n');
    const pattern = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 2 }))).map((all) => all.join(''));
    fc.assert(
      fc.property(pattern, (text) => {
        try {
          return typeof compilePythonPattern(text)('scs') === 'boolean';
        } catch (error) {
          return error instanceof ScopeError && error.code === 'bad-test-pattern';
        }
      }),
      { numRuns: 1000 },
    );
  });
});
