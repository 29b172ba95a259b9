import { describe, expect, test } from 'vitest';
import { plainValueOf } from './located-value.ts';
import { longestScopeFile, readYaml } from './read-yaml.ts';
import { scopeErrorOf } from './testing/small-scope.ts';

const read = (text: string) => plainValueOf(readYaml(text, 'f.yaml'));
const errorOf = (text: string) => scopeErrorOf(() => readYaml(text, 'f.yaml'));

describe('readYaml', () => {
  test('reads YAML 1.1 whatever version the file declares', () => {
    expect(read('%YAML 1.2\n---\na: on\nb: 017\nc: "on"\nd: 2024-02-29\n')).toEqual({
      a: true,
      b: 15,
      c: 'on',
      d: '2024-02-29',
    });
  });

  test('keeps numbers exact or as text', () => {
    expect(read('[9007199254740991, 9007199254740993, 1.5, 1_0.5, -.inf]')).toEqual([
      9007199254740991,
      '9007199254740993',
      1.5,
      '1_0.5',
      '-.inf',
    ]);
  });

  test('shares what is aliased', () => {
    expect(read('a: &x [1, 2]\nb: *x\nc: {d: *x}')).toEqual({ a: [1, 2], b: [1, 2], c: { d: [1, 2] } });
  });

  test('takes the last anchor before the alias', () => {
    expect(read('[&x 1, *x, &x 2, *x]')).toEqual([1, 1, 2, 2]);
  });

  test('merges as PyYAML does: own keys win, then the first of the merged maps', () => {
    expect(read('a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc: {<<: [*a, *b], x: 3}\nd: {z: 0, <<: *b}')).toMatchObject({
      c: { x: 3, y: 1, z: 2 },
      d: { y: 2, z: 0 },
    });
  });

  test('a key __proto__ is a key like any other', () => {
    const value = read('__proto__: {polluted: yes}');
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('accepts a byte-order mark, and explicit tags that fit', () => {
    expect(read('\ufeffa: !!str 5\nb: !!int "7"\nc: !!map {}\nd: !!seq []')).toEqual({ a: '5', b: 7, c: {}, d: [] });
  });

  test.each([
    ['an unclosed list', 'a: [', 'malformed-yaml', 1, 5],
    ['a tab as indentation', 'a:\n\t- b', 'malformed-yaml', 2, 1],
    ['an unclosed quotation', 'a: "b\nc', 'malformed-yaml', 2, 2],
    ['a second document', 'a: 1\n---\nb: 2', 'malformed-yaml', 2, 1],
    ['an alias without anchor', 'a: 1\nb: *x', 'malformed-yaml', 2, 4],
    ['a foreign tag', 'a: !!python/object:os.system x', 'malformed-yaml', 1, 30],
    ['a foreign tag on a map', 'a: !thing {b: 1}', 'malformed-yaml', 1, 11],
    ['a tag that does not fit', 'a: !!int x', 'malformed-yaml', 1, 10],
    ['a day that does not exist', 'a: 2024-02-30', 'malformed-yaml', 1, 4],
    ['a merge of text', 'a: {<<: text}', 'malformed-yaml', 1, 9],
    ['a list as key', '? [a]\n: b', 'wrong-type', 1, 3],
    ['a key twice', 'a: 1\nb: 2\na: 3', 'duplicate-key', 3, 1],
    ['an alias in its own anchor', 'a: &x [b, *x]', 'cyclic-alias', 1, 11],
    ['an alias in its own map', 'a: &x\n  b: &y {c: *x}', 'cyclic-alias', 2, 13],
    ['a control character', 'a: b\nc: d\u0007', 'not-text', 2, 5],
    ['a NUL', '\u0000', 'not-text', 1, 1],
    ['half a surrogate pair', 'a: \ud800', 'not-text', 1, 4],
  ])('refuses %s with its place', (_, text, code, line, column) => {
    expect(errorOf(text)).toMatchObject({ code, line, column, file: 'f.yaml' });
  });

  test.each(['', '\n\n', '# a comment', '---', '~', 'null\n', '\ufeff'])('%j is an empty file', (text) => {
    expect(errorOf(text)).toMatchObject({ code: 'empty' });
  });

  test('refuses an alias bomb before anything walks over it', () => {
    const levels = Array.from({ length: 30 }, (_, level) => `l${level + 1}: &l${level + 1} [*l${level}, *l${level}]`);
    expect(errorOf(['l0: &l0 [boom]', ...levels].join('\n'))).toMatchObject({ code: 'too-many-aliases' });
  });

  test('refuses a chain of aliases that would exhaust the stack', () => {
    const levels = Array.from({ length: 5000 }, (_, level) => `- &l${level + 1} [*l${level}]`);
    expect(errorOf(['- &l0 [x]', ...levels].join('\n'))).toMatchObject({ code: 'too-deep' });
  });

  test.each([
    ['flow lists', '['.repeat(50_000)],
    ['closed flow lists', '['.repeat(400) + ']'.repeat(400)],
    ['flow maps', '{a: '.repeat(20_000)],
    ['block lists', '- '.repeat(5000)],
    ['block maps', Array.from({ length: 1000 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')],
  ])('refuses deeply nested %s in one sentence', (_, text) => {
    const error = errorOf(text);
    expect(error.code).toBe('too-deep');
    expect(error.problems).toHaveLength(1);
  });

  test('reads a long map in linear time, and refuses it for its size', () => {
    const text = Array.from({ length: 60_000 }, (_, index) => `k${index}: v`).join('\n');
    expect(errorOf(text)).toMatchObject({ code: 'too-many-aliases' });
  });

  test('refuses a huge text', () => {
    expect(errorOf('#'.repeat(longestScopeFile + 1))).toMatchObject({ code: 'too-large' });
    expect(errorOf('#'.repeat(longestScopeFile))).toMatchObject({ code: 'empty' });
  });

  test('messages are short and harmless', () => {
    const { message } = errorOf(`a: *${'x'.repeat(5000)}\u200e`);
    expect(message.length).toBeLessThan(300);
    expect(errorOf('"\\e[2J": 1\n"\\e[2J": 2').message).toContain('\\u{1b}[2J');
  });
});
