import { describe, expect, test } from 'vitest';
import { parseScope } from './parse-scope.ts';
import { selectVersions } from './select-versions.ts';
import { scopeErrorOf, smallScope } from './testing/small-scope.ts';

const parse = (text: string) => parseScope(text, { file: 'small.yaml' });
const errorOf = (text: string) => scopeErrorOf(() => parse(text));

/** The small scope with one passage exchanged. */
function changed(from: string, to: string): string {
  if (!smallScope.includes(from)) throw new Error(`the small scope has no ${from}`);
  return smallScope.replace(from, to);
}

describe('parseScope on a scope file', () => {
  const scope = parse(smallScope);

  test('reads the head', () => {
    expect(scope).toMatchObject({
      uuid: '00000000-0000-4000-8000-000000000001',
      name: 'Small',
      url: 'https://scope.example/small.yaml',
      prerequisite: { name: 'Smaller', url: 'https://scope.example/smaller.yaml' },
    });
  });

  test('lists plain variables first, then those with a default', () => {
    expect(scope.variables).toEqual(['cloud', 'mode', 'region']);
    expect(scope.defaults).toEqual({ mode: '15', region: 'here' });
  });

  test('reads testcases in file order; without a lifetime they live a week, without an executable they are manual', () => {
    expect([...scope.testcases.values()]).toEqual([
      {
        id: 'b-check',
        lifetime: 'month',
        section: 'light',
        description: 'The second one.',
        url: 'https://scope.example/b',
        isManual: false,
        attention: 1,
      },
      { id: 'a-check', lifetime: 'week', section: 'heavy', isManual: false, attention: 2 },
      { id: 'c-check', lifetime: 'week', isManual: false, attention: 1 },
      { id: 'by-hand', lifetime: 'week', isManual: true, attention: 0 },
    ]);
  });

  test('a version has the sorted union of the targets of its modules', () => {
    const [next, v2, v1] = scope.versions;
    expect([...(next?.targets ?? [])]).toEqual([
      ['main', ['a-check', 'b-check', 'c-check']],
      ['preview', ['by-hand']],
    ]);
    expect([...(v2?.targets ?? [])]).toEqual([
      ['main', ['a-check', 'b-check']],
      ['preview', ['by-hand']],
    ]);
    expect([...(v1?.targets ?? [])]).toEqual([['main', ['a-check', 'c-check']]]);
    expect(Object.fromEntries(next?.targetOf ?? [])).toEqual({
      'a-check': 'main',
      'b-check': 'main',
      'c-check': 'main',
      'by-hand': 'preview',
    });
  });

  test('versions keep the order of the file, their dates as text and their parameters', () => {
    expect(scope.versions.map(({ version, stabilizedAt }) => [version, stabilizedAt])).toEqual([
      ['next', undefined],
      ['v2', '2024-12-01'],
      ['v1', '2023-12-01'],
    ]);
    expect(scope.versions[0]?.include.map(({ module, parameters }) => [module.id, parameters])).toEqual([
      ['second', {}],
      ['first', { until: '2030-12-31', often: true }],
      ['empty', {}],
    ]);
  });

  test('a module without a name is called by its id', () => {
    expect([...scope.modules.values()].map(({ id, name }) => [id, name])).toEqual([
      ['first', 'The first'],
      ['second', 'second'],
      ['empty', 'empty'],
    ]);
  });

  test('the timeline keeps the order of the file', () => {
    expect(scope.timeline.map(({ date, versions }) => [date, Object.fromEntries(versions)])).toEqual([
      ['2024-01-01', { v1: 'effective' }],
      ['2025-01-01', { next: 'draft', v2: 'effective', v1: 'warn' }],
      ['2026-01-01', { next: 'draft', v2: 'effective', v1: 'deprecated' }],
    ]);
  });

  test('a testcase in two targets belongs to the last', () => {
    const text = changed('preview: [by-hand]', 'preview: [by-hand, a-check]');
    expect(parse(text).versions[1]?.targetOf.get('a-check')).toBe('preview');
  });

  test('an unknown testcase of a draft, or outside of main, is left for the selection', () => {
    const draft = changed('      - empty\n', '      - ghostly\n').replace(
      '  - id: empty\n',
      '  - id: empty\n  - id: ghostly\n    targets: {main: [ghost]}\n',
    );
    expect(parse(draft).versions[0]?.targetOf.get('ghost')).toBe('main');
    expect(parse(changed('preview: [by-hand]', 'preview: [ghost]')).versions[1]?.targetOf.get('ghost')).toBe('preview');
  });

  test('sorts by code point, not by UTF-16 unit', () => {
    const text = changed('main: [c-check, a-check]', 'preview: ["\\U0001F600", "\\uFF5E", a]');
    expect(parse(text).versions[0]?.targets.get('preview')).toEqual(['a', 'by-hand', '\uff5e', '\u{1f600}']);
  });
});

describe('parseScope refuses', () => {
  test('unknown keys, all at once, each map with its place and its keys', () => {
    const text = changed('name: Small', 'nmae: Small\nextra: 1')
      .replace('lifetime: month', 'livetime: month')
      .replace('- ref: first', '- reff: first\n        1: one')
      .replace('args:', 'arg:');
    const error = errorOf(text);
    expect(error.code).toBe('unknown-key');
    expect(error.message.split('\n')).toEqual([
      'small.yaml:2:1: the scope has unknown keys: "nmae", "extra"',
      'small.yaml:14:5: scripts[0] ("./check.py") has an unknown key: "arg"',
      'small.yaml:19:9: scripts[0] ("./check.py").testcases[0] ("b-check") has an unknown key: "livetime"',
      'small.yaml:51:9: versions[0] ("next").include[1] has unknown keys: "reff", "1"',
    ]);
  });

  test('a known key in the wrong context; what lies under it is looked at too', () => {
    const error = errorOf(changed('    targets:\n', '    testcases: [{idd: 1}]\n    targets:\n'));
    expect(error.problems.map(({ message }) => message)).toEqual([
      'modules[0] ("first") has an unknown key: "testcases"',
      'modules[0] ("first").testcases[0] has an unknown key: "idd"',
    ]);
  });

  test('nothing inside parameters, targets, variables, timeline and env', () => {
    const text = changed('{until: 2030-12-31, often: on}', '{versions: {what: ever}}')
      .replace('- region: here', '- modules: here')
      .replace("MODE: '{mode}'", "testcases: '{mode}'")
      .replace('  - date: 2024-01-01\n', '  - date: 2024-01-01\n    comment: {spec: 1}\n');
    expect(parse(text).variables).toEqual(['cloud', 'mode', 'modules']);
  });

  test.each([
    [
      'a testcase twice',
      '- id: c-check',
      '- id: a-check',
      'duplicate-testcase',
      'testcase "a-check" is declared twice',
    ],
    ['a module twice', '- id: second', '- id: first', 'duplicate-module', 'module "first" is declared twice'],
    ['a version twice', '- version: v1', '- version: v2', 'duplicate-version', 'version "v2" is listed twice'],
    ['an unknown module', 'include: [first]', 'include: [furst]', 'unknown-module', 'module "furst", which is not'],
    ['an unknown module by ref', '- ref: first', '- ref: furst', 'unknown-module', 'module "furst", which is not'],
    ['an unknown version', '{v1: effective}', '{v0: effective}', 'unknown-version', 'version "v0", which is not'],
    ['an unknown testcase', 'main: [b-check,', 'main: [ghost,', 'unknown-testcase', 'needs the testcase "ghost"'],
    ['an unknown lifetime', 'lifetime: month', 'lifetime: months', 'unknown-lifetime', 'is "months", which is none of'],
    ['an unknown validity', '{v1: effective}', '{v1: fine}', 'unknown-validity', 'is "fine", which is none of'],
    [
      'a validity that is no text',
      '{v1: effective}',
      '{v1: on}',
      'unknown-validity',
      'the boolean True, which is none',
    ],
    ['a date that is none', 'date: 2024-01-01', 'date: soon', 'bad-date', 'timeline[0].date must be a date'],
    ['a time as date', 'date: 2024-01-01', 'date: 2024-01-01 10:00:00', 'bad-date', 'not the timestamp 2024-01-01'],
    ['a bad stable date', 'at: 2024-12-01', 'at: [2024-12-01]', 'bad-date', 'stabilized_at must be a date'],
    ['no uuid', 'uuid: 0', '# uuid: 0', 'missing-key', 'the scope has no "uuid"'],
    ['an empty url', 'url: https://scope.example/small.yaml', 'url: ""', 'wrong-type', 'url is empty'],
    ['nothing as name', 'name: Small\n', 'name:\n', 'missing-key', 'the scope has no "name"'],
    ['a number as version', '- version: v1', '- version: 5.1', 'wrong-type', 'version must be text, not the float 5.1'],
    [
      'a number as a timeline version',
      '{v1: effective}',
      '{1: draft}',
      'wrong-type',
      'must be text, not the integer 1',
    ],
    ['text as scripts', 'scripts:\n', 'scripts: run\nmodules_:\n', 'unknown-key', 'modules_'],
    ['text as testcase', '- id: c-check', '- c-check', 'wrong-type', 'testcases[2] must be a map, not text'],
    [
      'a list as targets',
      'targets:\n      main: [c',
      'targets:\n      - main: [c',
      'wrong-type',
      'must be a map, not a list',
    ],
    ['text as target', 'main: [c-check, a-check]', 'main: c-check', 'wrong-type', 'main must be a list, not text'],
    ['a map as testcase id', 'main: [c-check, a-check]', 'main: [{}]', 'wrong-type', 'main[0] must be text, not a map'],
    ['a list as include', 'include: [first]', 'include: [[first]]', 'wrong-type', 'must be a module'],
    ['an include without ref', '- ref: first\n       ', '-', 'missing-key', 'include[1] has no "ref"'],
    ['a list as parameters', '{until: 2030-12-31, often: on}', '[]', 'wrong-type', 'parameters must be a map'],
    ['a number as variable', '- cloud', '- 5', 'wrong-type', 'must be a name or a map'],
    ['a list as default', 'region: here', 'region: [here]', 'wrong-type', 'default of the variable "region"'],
    ['a float as default', 'region: here', 'region: 1.0', 'wrong-type', 'not the float 1.0'],
    ['a list as executable', 'executable: ./check.py', 'executable: [x]', 'wrong-type', 'executable must be text'],
    ['text as env', "env:\n      MODE: '{mode}'", 'env: MODE', 'wrong-type', 'env must be a map, not text'],
    [
      'text as prerequisite',
      'name: Smaller\n  url: https://scope.example/smaller.yaml',
      'x',
      'wrong-type',
      'must be a map',
    ],
  ])('%s', (_, from, to, code, message) => {
    const error = errorOf(changed(from, to));
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
    expect(error.line).toBeGreaterThan(0);
    expect(error.column).toBeGreaterThan(0);
    expect(error.hint).not.toBe('');
  });

  test('all wrong types at once', () => {
    const text = changed('uuid: 00000000-0000-4000-8000-000000000001', 'uuid: 7')
      .replace('- id: by-hand', '- id: 7')
      .replace('[first]', '{}');
    expect(errorOf(text).problems.map(({ message, line }) => [line, message])).toEqual([
      [1, 'uuid must be text, not the integer 7'],
      [26, 'scripts[1].testcases[0].id must be text, not the integer 7'],
      [55, 'versions[1].include must be a list, not a map'],
    ]);
  });

  test('names that hold terminal escapes, and prints them harmless', () => {
    const text = changed('name: Small\n', 'name: "\\e]0;Small\\a"\n').replace(
      'main: [b-check, a-check]',
      '"\\e[2J": x',
    );
    const error = errorOf(text);
    expect(error.message).toContain('modules[0].targets.\\u{1b}[2J must be a list');
    const scope = parse(text.replace('"\\e[2J": x', '"\\e[2J": []'));
    const { message } = scopeErrorOf(() => selectVersions(scope, { date: '1999-01-01' }));
    expect(message).toContain('\\u{1b}]0;Small\\u{7} has no version');
  });

  test.each([
    ['a list', '- a', 'a list'],
    ['text', 'hello', 'text'],
    ['a number', '5', 'the integer 5'],
  ])('%s at the top', (_, text, found) => {
    const error = errorOf(text);
    expect(error.code).toBe('not-a-scope');
    expect(error.message).toContain(found);
  });
});
