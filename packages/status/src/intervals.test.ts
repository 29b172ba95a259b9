import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coveredMs, mergeIntervals, subtractIntervals } from './intervals.ts';
import type { Interval } from './intervals.ts';

const end = 40;
const anyInterval: fc.Arbitrary<Interval> = fc
  .tuple(fc.integer({ min: 0, max: end }), fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constant(Infinity)))
  .map(([beginMs, length]) => ({ beginMs, endMs: beginMs + length }));
const anyIntervals = fc.array(anyInterval, { maxLength: 10 });

/** The oracle: looks at each millisecond. */
const milliseconds = (intervals: readonly Interval[]): readonly number[] =>
  Array.from({ length: end + 20 }, (_, time) => time).filter((time) =>
    intervals.some(({ beginMs, endMs }) => beginMs <= time && time < endMs),
  );

test('merging keeps every millisecond, and leaves ordered intervals with gaps between', () => {
  fc.assert(
    fc.property(anyIntervals, (intervals) => {
      const merged = mergeIntervals(intervals);
      expect(milliseconds(merged)).toEqual(milliseconds(intervals));
      for (const [index, { beginMs, endMs }] of merged.entries()) {
        expect(beginMs).toBeLessThan(endMs);
        const next = merged[index + 1];
        if (next !== undefined) expect(endMs).toBeLessThan(next.beginMs);
      }
    }),
  );
});

test('subtracting leaves what is in the one and not in the other', () => {
  fc.assert(
    fc.property(anyIntervals, anyIntervals, (from, taken) => {
      const left = subtractIntervals(mergeIntervals(from), mergeIntervals(taken));
      const away = new Set(milliseconds(taken));
      expect(milliseconds(left)).toEqual(milliseconds(from).filter((time) => !away.has(time)));
      expect(mergeIntervals(left)).toEqual(left);
    }),
  );
});

test('the covered time of a window is the number of its milliseconds that are covered', () => {
  fc.assert(
    fc.property(
      anyIntervals,
      fc.integer({ min: 0, max: end }),
      fc.integer({ min: 0, max: 20 }),
      (intervals, beginMs, length) => {
        const inWindow = milliseconds(intervals).filter((time) => beginMs <= time && time < beginMs + length);
        expect(coveredMs(mergeIntervals(intervals), { beginMs, endMs: beginMs + length })).toBe(inWindow.length);
      },
    ),
  );
});
