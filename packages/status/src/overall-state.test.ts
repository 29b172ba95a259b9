import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareStates } from './compare-states.ts';
import { componentStates } from './component-states.ts';
import { overallState } from './overall-state.ts';
import type { OverallState } from './overall-state.ts';
import { anyDate, anyIncidents, anySeverities, defaultSeverities, incidentOn1March } from './testing/arbitraries.ts';

describe('overallState', () => {
  const overallWith = (...impacts: readonly (number | null)[]): OverallState => {
    const incidents = impacts.map((severity, index) =>
      incidentOn1March(`i${index}`, severity, '10:00', null, { impacts: [{ componentId: `c${index}`, severity }] }),
    );
    const ids = ['untouched', ...impacts.map((_, index) => `c${index}`)];
    const options = { at: new Date('2026-03-01T11:00:00Z'), severities: defaultSeverities };
    return overallState(componentStates(ids, incidents, options).values());
  };

  test('of no components, it is operational', () => {
    expect(overallState([])).toEqual({
      kind: 'operational',
      severity: null,
      name: 'operational',
      status: 'operational',
      indicator: 'none',
      description: 'All Systems Operational',
    });
  });

  test.each([
    [[], 'none', 'operational'],
    [[20], 'none', 'operational'],
    [[20, 0], 'maintenance', 'maintenance'],
    [[0, null], 'minor', 'unknown'],
    [[0, 40], 'minor', 'limited'],
    [[100, 40, 0], 'critical', 'broken'],
  ])('components with impacts of %j show as %s, named %s', (impacts, indicator, name) => {
    expect(overallWith(...impacts)).toMatchObject({ indicator, name });
  });

  test('no component is worse than the whole, and one is as bad', () => {
    fc.assert(
      fc.property(anyIncidents, anySeverities, anyDate, (incidents, severities, at) => {
        const states = [...componentStates(['c1', 'c2', 'c3'], incidents, { at, severities }).values()];
        const comparisons = states.map((state) => compareStates(state, overallState(states)));
        expect(Math.max(...comparisons)).toBe(0);
      }),
    );
  });
});
