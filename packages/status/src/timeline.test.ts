import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyDate } from './testing/arbitraries.ts';
import { newestFirst, timeline } from './timeline.ts';

const at = (time: string, order: number): { createdAt: Date; order: number } => ({
  createdAt: new Date(`2026-03-01T${time}:00Z`),
  order,
});

test('updates are ordered by time, at the same time by order, whatever their order was', () => {
  const updates = [at('12:00', 0), at('11:00', 2), at('11:00', 1), at('10:00', 3)];
  expect(timeline(updates).map(({ order }) => order)).toEqual([3, 1, 2, 0]);
  expect(newestFirst(updates).map(({ order }) => order)).toEqual([0, 2, 1, 3]);
  expect(updates[0]?.order).toBe(0);
});

test('any order of the same updates gives the same timeline', () => {
  const anyUpdates = fc.uniqueArray(fc.record({ createdAt: anyDate, order: fc.nat(20) }), {
    selector: ({ order }) => order,
  });
  fc.assert(
    fc.property(anyUpdates, (updates) => {
      expect(timeline(updates.toReversed())).toEqual(timeline(updates));
      expect(newestFirst(updates).toReversed()).toEqual(timeline(updates));
    }),
  );
});

test('an update without a proper time is refused', () => {
  expect(() => timeline([{ createdAt: new Date(NaN), order: 4 }])).toThrow(
    expect.objectContaining({
      code: 'invalid-date',
      message: 'The time of update 4 is not a date. Give a Date made from an RFC 3339 time.',
    }),
  );
});
