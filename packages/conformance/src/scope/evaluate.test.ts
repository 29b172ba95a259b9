import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Verdict } from '../model/result.ts';
import { evaluate, numberOfVerdict } from './evaluate.ts';

const verdict = fc.constantFrom<Verdict>('pass', 'fail', 'abort', 'missing');

describe('evaluate', () => {
  test.each<[Record<string, Verdict>, string[], number | null]>([
    [{}, ['a', 'b'], null],
    [{ a: 'pass', b: 'abort' }, ['a', 'b'], 0],
    [{ a: 'fail', b: 'abort' }, ['a', 'b'], -1],
    [{ a: 'pass', b: 'pass' }, ['a', 'b'], 1],
    [{ a: 'abort' }, ['a', 'b'], null],
    [{ a: 'fail' }, ['a', 'b'], -1],
    [{ a: 'fail' }, ['b'], null],
    [{ a: 'missing', b: 'abort' }, ['a', 'b'], null],
    [{ a: 'fail' }, [], 1],
  ])('%j for %j is %j', (results, ids, expected) => {
    expect(numberOfVerdict(evaluate(new Map(Object.entries(results)), ids))).toBe(expected);
  });

  test('is the worst that occurs, in whatever order', () => {
    const severity: Verdict[] = ['pass', 'abort', 'missing', 'fail'];
    const ids = fc.uniqueArray(fc.string(), { maxLength: 10 });
    const cases = ids.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.array(verdict, { minLength: all.length, maxLength: all.length }),
        fc.shuffledSubarray(all, { minLength: all.length }),
      ),
    );
    fc.assert(
      fc.property(cases, ([all, verdicts, shuffled]) => {
        const results = new Map(all.map((id, index) => [id, verdicts[index] ?? 'missing']));
        const worst = Math.max(0, ...verdicts.map((each) => severity.indexOf(each)));
        expect(evaluate(results, shuffled)).toBe(severity[worst]);
      }),
    );
  });
});
