import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TimelineEntry, Validity } from '../model/scope.ts';
import { parseScope } from './parse-scope.ts';
import { scopeErrorOf, smallScope } from './testing/small-scope.ts';
import { validityOn } from './validity-on.ts';

const scope = parseScope(smallScope, { file: 'small.yaml' });

describe('validityOn', () => {
  test.each([
    ['2023-12-31', {}],
    ['2024-01-01', { v1: 'effective' }],
    ['2024-12-31', { v1: 'effective' }],
    ['2025-01-01', { next: 'draft', v2: 'effective', v1: 'warn' }],
    ['9999-12-31', { next: 'draft', v2: 'effective', v1: 'deprecated' }],
  ])('on %s', (date, expected) => {
    expect(Object.fromEntries(validityOn(scope, date))).toEqual(expected);
  });

  test('of two entries of one date the first counts', () => {
    const entry = (validity: Validity): TimelineEntry => ({ date: '2024-01-01', versions: new Map([['v', validity]]) });
    const timeline = [entry('warn'), entry('draft')];
    expect(validityOn({ timeline }, '2024-01-01').get('v')).toBe('warn');
  });

  test.each(['2024-1-1', '2023-02-29', 'today', '2024-01-01T00:00:00', '2024-01-01\n', ''])('%j is no date', (date) => {
    expect(scopeErrorOf(() => validityOn(scope, date))).toMatchObject({ code: 'bad-date' });
  });

  test('does not depend on the order of the timeline', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((offset) => {
      return new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10);
    });
    const days = fc.uniqueArray(day, { minLength: 1, maxLength: 8 });
    const shuffled = days.chain((dates) => {
      const entries = dates.map((date) => ({ date, versions: new Map<string, Validity>([[date, 'draft']]) }));
      return fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length }));
    });
    fc.assert(
      fc.property(shuffled, day, ([timeline, other], date) => {
        const expected = timeline.filter((entry) => entry.date <= date).map((entry) => entry.date);
        expect([...validityOn({ timeline: other }, date).keys()]).toEqual(expected.sort().slice(-1));
      }),
    );
  });
});
