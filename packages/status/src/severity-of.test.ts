import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareStates } from './compare-states.ts';
import { rangesOf } from './ranges-of.ts';
import { severityOf } from './severity-of.ts';
import { anySeverities, defaultSeverities } from './testing/arbitraries.ts';

describe('severityOf', () => {
  test.each([
    [0, 'maintenance', 'maintenance'],
    [1, 'operational', 'operational'],
    [33, 'operational', 'operational'],
    [34, 'disturbance', 'limited'],
    [66, 'disturbance', 'limited'],
    [67, 'disturbance', 'broken'],
    [100, 'disturbance', 'broken'],
    [101, 'unknown', 'unknown'],
    [33.5, 'disturbance', 'limited'],
  ] as const)('%d is %s, named %s', (value, kind, name) => {
    expect(severityOf(value, defaultSeverities)).toEqual({ kind, value, name });
  });

  test.each([[null], [-1], [NaN]])('%s is unknown, without a value', (value) => {
    expect(severityOf(value, defaultSeverities)).toEqual({ kind: 'unknown', value: null, name: 'unknown' });
  });

  test('severities of null, 0 or less name nothing, and 0 stays maintenance', () => {
    const severities = [
      { name: 'none', value: null },
      { name: 'zero', value: 0 },
      { name: 'minus', value: -5 },
      { name: 'all', value: 100 },
    ];
    expect(severityOf(0, severities).name).toBe('maintenance');
    expect(severityOf(1, severities).name).toBe('all');
  });

  test('a single severity does not mean operational', () => {
    expect(severityOf(1, [{ name: 'broken', value: 100 }]).kind).toBe('disturbance');
  });

  test('without severities everything but maintenance is unknown', () => {
    expect(severityOf(50, [])).toEqual({ kind: 'unknown', value: 50, name: 'unknown' });
    expect(severityOf(0, []).kind).toBe('maintenance');
  });

  test('a higher severity is never a better one, and its range never a lower one', () => {
    const severity = fc.integer({ min: 1, max: 110 });
    fc.assert(
      fc.property(anySeverities, severity, severity, (severities, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map((value) => severityOf(value, severities));
        if (low === undefined || high === undefined) throw new Error('two severities were given');
        expect(compareStates({ ...low, severity: low.value }, { ...high, severity: high.value })).toBeLessThanOrEqual(
          0,
        );
        const upperBound = (name: string): number =>
          Math.max(...severities.filter((one) => one.name === name).map((one) => one.value ?? 0), 0);
        if (high.kind !== 'unknown') expect(upperBound(high.name)).toBeGreaterThanOrEqual(high.value ?? 0);
        if (low.kind === 'unknown') expect(high.kind).toBe('unknown');
      }),
    );
  });

  test('the order of the severities does not matter', () => {
    fc.assert(
      fc.property(anySeverities, fc.integer({ min: 0, max: 110 }), (severities, value) => {
        expect(severityOf(value, severities.toReversed())).toEqual(severityOf(value, severities));
      }),
    );
  });
});

describe('rangesOf', () => {
  test('the default severities make the documented ranges', () => {
    expect(rangesOf(defaultSeverities).map(({ name, from, to }) => [name, from, to])).toEqual([
      ['maintenance', 0, 0],
      ['operational', 1, 33],
      ['limited', 34, 66],
      ['broken', 67, 100],
    ]);
  });

  test('what lies above the highest is unknown', () => {
    expect(rangesOf([{ name: 'works', value: 50 }]).at(-1)).toEqual({
      name: 'unknown',
      kind: 'unknown',
      from: 51,
      to: 100,
    });
  });

  test('the ranges cover 0 to 100 without gap or overlap, and agree with severityOf', () => {
    fc.assert(
      fc.property(anySeverities, (severities) => {
        const ranges = rangesOf(severities);
        for (let value = 0; value <= 100; value++) {
          const holding = ranges.filter(({ from, to }) => from <= value && value <= to);
          const { name, kind } = severityOf(value, severities);
          expect(holding.map((range) => [range.name, range.kind])).toEqual([[name, kind]]);
        }
      }),
    );
  });
});
