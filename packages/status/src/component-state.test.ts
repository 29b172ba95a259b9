import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { componentState } from './component-state.ts';
import type { ComponentState } from './component-state.ts';
import { componentStates } from './component-states.ts';
import type { Incident, Severity } from './model.ts';
import { anyDate, anyIncidents, anySeverities, defaultSeverities, incidentOn1March } from './testing/arbitraries.ts';
import { windowsByComponent } from './windows-by-component.ts';

const stateAt = (time: string, ...incidents: readonly Incident[]): ComponentState =>
  componentState(windowsByComponent(incidents).get('c1') ?? [], {
    at: new Date(`2026-03-01T${time}:00Z`),
    severities: defaultSeverities,
  });

const operational = {
  kind: 'operational',
  severity: null,
  name: 'operational',
  status: 'operational',
  causedBy: [],
  affectedBy: [],
};

describe('componentState', () => {
  test('a component that nothing affects is operational', () => {
    expect(stateAt('10:00')).toEqual(operational);
  });

  test('an incident counts from its begin, inclusive, to its end, exclusive', () => {
    const incident = incidentOn1March('i', 70, '10:00', '11:00');
    expect(stateAt('09:59', incident)).toEqual(operational);
    expect(stateAt('10:00', incident)).toEqual({
      kind: 'disturbance',
      severity: 70,
      name: 'broken',
      status: 'major_outage',
      causedBy: ['i'],
      affectedBy: ['i'],
    });
    expect(stateAt('10:59', incident).name).toBe('broken');
    expect(stateAt('11:00', incident)).toEqual(operational);
  });

  test('one without an end goes on, one without a begin never counts, one of no length neither', () => {
    expect(stateAt('23:00', incidentOn1March('i', 70, '10:00', null)).name).toBe('broken');
    expect(stateAt('23:00', incidentOn1March('i', 70, null, null))).toEqual(operational);
    expect(stateAt('10:00', incidentOn1March('i', 70, '10:00', '10:00'))).toEqual(operational);
    expect(stateAt('10:00', incidentOn1March('i', 70, '11:00', '09:00'))).toEqual(operational);
  });

  test('the worst wins, and those of its name are the cause', () => {
    const state = stateAt(
      '10:30',
      incidentOn1March('slow', 40, '10:00', null),
      incidentOn1March('down-b', 90, '10:00', null),
      incidentOn1March('down-a', 70, '10:00', null),
    );
    expect(state).toMatchObject({ severity: 90, name: 'broken', causedBy: ['down-a', 'down-b'] });
    expect(state.affectedBy).toEqual(['down-a', 'down-b', 'slow']);
  });

  test('a maintenance shows while it runs, and a real disturbance beside it shows instead', () => {
    const maintenance = incidentOn1March('m', 0, '10:00', '12:00');
    expect(stateAt('09:00', maintenance)).toEqual(operational);
    expect(stateAt('10:00', maintenance)).toMatchObject({
      kind: 'maintenance',
      severity: 0,
      name: 'maintenance',
      status: 'under_maintenance',
    });
    expect(stateAt('10:00', maintenance, incidentOn1March('i', 20, '10:00', null)).kind).toBe('maintenance');
    expect(stateAt('10:00', maintenance, incidentOn1March('i', 34, '10:00', null))).toMatchObject({
      name: 'limited',
      causedBy: ['i'],
      affectedBy: ['i', 'm'],
    });
  });

  test('all impacts of an event marked as maintenance are maintenance', () => {
    const marked = incidentOn1March('m', 80, '10:00', '12:00', { isMaintenance: true });
    expect(stateAt('11:00', marked)).toMatchObject({ kind: 'maintenance', severity: 0 });
  });

  test('an unrated impact is unknown: worse than maintenance, better than anything rated', () => {
    const unrated = incidentOn1March('u', null, '10:00', null);
    expect(stateAt('11:00', unrated)).toMatchObject({
      kind: 'unknown',
      severity: null,
      name: 'unknown',
      status: 'degraded_performance',
    });
    expect(stateAt('11:00', unrated, incidentOn1March('m', 0, '10:00', null)).kind).toBe('unknown');
    expect(stateAt('11:00', unrated, incidentOn1March('i', 34, '10:00', null)).name).toBe('limited');
  });

  test('an impact that means operational is named as its cause', () => {
    expect(stateAt('11:00', incidentOn1March('i', 20, '10:00', null))).toMatchObject({
      kind: 'operational',
      severity: 20,
      status: 'operational',
      causedBy: ['i'],
    });
  });

  test('neither the order of incidents nor that of severities matters', () => {
    fc.assert(
      fc.property(anyIncidents, anySeverities, anyDate, (incidents, severities, at) => {
        const forth = componentStates(['c1', 'c2'], incidents, { at, severities });
        const back = componentStates(['c1', 'c2'], incidents.toReversed(), { at, severities: severities.toReversed() });
        expect(back).toEqual(forth);
      }),
    );
  });

  test('a date that is none is refused by name', () => {
    const broken = { ...incidentOn1March('i', 70, '10:00', null), endedAt: new Date(NaN) };
    expect(() => windowsByComponent([broken])).toThrow(
      expect.objectContaining({
        code: 'invalid-date',
        message: 'The end of incident i is not a date. Give a Date made from an RFC 3339 time.',
      }),
    );
    expect(() => componentState([], { at: new Date(NaN), severities: [] })).toThrow(
      expect.objectContaining({ code: 'invalid-date' }),
    );
  });
});

describe("Statuspage's states go by the severity's place in the ladder", () => {
  const statusesOf = (...values: readonly number[]): readonly string[] => {
    const severities: readonly Severity[] = values.map((value) => ({ name: `up to ${value}`, value }));
    return values.map((value) => {
      const windows = windowsByComponent([incidentOn1March('i', value, '10:00', null)]).get('c1') ?? [];
      return componentState(windows, { at: new Date('2026-03-01T11:00:00Z'), severities }).status;
    });
  };

  test.each([
    [[100], ['major_outage']],
    [
      [50, 100],
      ['operational', 'major_outage'],
    ],
    [
      [33, 66, 100],
      ['operational', 'degraded_performance', 'major_outage'],
    ],
    [
      [25, 50, 75, 100],
      ['operational', 'degraded_performance', 'partial_outage', 'major_outage'],
    ],
    [
      [20, 40, 60, 80, 100],
      ['operational', 'degraded_performance', 'degraded_performance', 'partial_outage', 'major_outage'],
    ],
  ])('%j', (values, statuses) => {
    expect(statusesOf(...values)).toEqual(statuses);
  });

  test('above the highest is a major outage', () => {
    const windows = windowsByComponent([incidentOn1March('i', 95, '10:00', null)]).get('c1') ?? [];
    const severities = defaultSeverities.slice(0, 2);
    expect(componentState(windows, { at: new Date('2026-03-01T11:00:00Z'), severities })).toMatchObject({
      name: 'unknown',
      status: 'major_outage',
    });
  });
});
