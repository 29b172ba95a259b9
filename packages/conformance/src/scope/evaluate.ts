import { numberOfResult, type Verdict } from '../model/result.ts';

/** A verdict as upstream's files write it: pass 1, abort 0, fail −1, missing null. */
export type VerdictNumber = 1 | 0 | -1 | null;

export function numberOfVerdict(verdict: Verdict): VerdictNumber {
  return verdict === 'missing' ? null : numberOfResult[verdict];
}

/**
 * The verdict on a set of testcases: the worst that occurs, in the order fail, missing, abort, pass. An id without a
 * result is missing. No testcase at all is a pass.
 *
 * @example evaluate(new Map([['a', 'pass'], ['b', 'abort']]), ['a', 'b', 'c']) // 'missing'
 */
export function evaluate(results: ReadonlyMap<string, Verdict>, ids: Iterable<string>): Verdict {
  const found = new Set(Iterator.from(ids).map((id) => results.get(id) ?? 'missing'));
  return (['fail', 'missing', 'abort'] as const).find((verdict) => found.has(verdict)) ?? 'pass';
}
