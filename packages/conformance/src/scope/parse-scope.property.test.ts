import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseScope } from './parse-scope.ts';
import { ScopeError } from './scope-error.ts';
import { smallScope } from './testing/small-scope.ts';

/** `'scope'` or the error's code; whatever else happens fails the test. */
function outcomeOf(text: string): string {
  try {
    parseScope(text, { file: 'f.yaml' });
    return 'scope';
  } catch (error) {
    if (!(error instanceof ScopeError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    expect(error.message).not.toBe('');
    return error.code;
  }
}

const snippets = ['{', '}', '[', ']', '&a ', '*a', '<<: ', '!!set ', '? ', '- ', ': ', '\n', '  ', '"', "'", '|', '>'];
const values = ['~', 'on', '017', '2024-02-30', '2024-01-01', '5.1', '{}', '[]', '__proto__', 'constructor', '\u0000'];

const edit = fc.record({
  at: fc.nat(smallScope.length),
  remove: fc.nat(30),
  insert: fc.oneof(fc.constantFrom(...snippets, ...values), fc.string({ unit: 'binary', maxLength: 6 })),
});

test('any mutated text gives a scope or a ScopeError', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      const text = edits.reduce(
        (sofar, { at, remove, insert }) => sofar.slice(0, at) + insert + sofar.slice(at + remove),
        smallScope,
      );
      const outcome = outcomeOf(text);
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
    }),
    { numRuns: 800, seed: 20260821 },
  );
  // The mutations reach every stage, and some are harmless.
  const kinds = ['scope', 'malformed-yaml', 'unknown-key', 'missing-key', 'wrong-type', 'not-text'];
  expect([...seen.keys()]).toEqual(expect.arrayContaining(kinds));
});

test('any value in place of any other gives a scope or a ScopeError', () => {
  const lines = smallScope.split('\n').filter((line) => line !== '');
  fc.assert(
    fc.property(fc.nat(lines.length - 1), fc.constantFrom(...values, ...snippets), (at, value) => {
      const mutated = lines.with(
        at,
        (lines[at] ?? '').replace(/(: |- |:$).*/, (_, sign: string) => `${sign} ${value}`),
      );
      outcomeOf(mutated.join('\n'));
    }),
    { numRuns: 500 },
  );
});

test('any text at all gives a scope or a ScopeError', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => outcomeOf(text) !== 'scope'));
});
