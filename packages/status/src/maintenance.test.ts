import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { componentState } from './component-state.ts';
import { maintenanceStateAt } from './maintenance-state-at.ts';
import type { MaintenanceTimes } from './maintenance-state-at.ts';
import { maintenanceWindow } from './maintenance-window.ts';
import { anyDate, defaultSeverities } from './testing/arbitraries.ts';
import { windowsByComponent } from './windows-by-component.ts';

const at = (time: string): Date => new Date(`2026-03-01T${time}:00Z`);
const planned: MaintenanceTimes = {
  plannedStart: at('20:00'),
  plannedEnd: at('22:00'),
  startedAt: null,
  finishedAt: null,
  cancelledAt: null,
};
const never = { beganAt: null, endedAt: null };

test.each([
  ['before its time', {}, '19:59', 'scheduled', { beganAt: at('20:00'), endedAt: at('22:00') }],
  ['not started in time', {}, '20:00', 'overdue', never],
  ['not started at all', {}, '23:00', 'overdue', never],
  ['started', { startedAt: at('20:00') }, '20:00', 'running', { beganAt: at('20:00'), endedAt: at('22:00') }],
  ['started early', { startedAt: at('19:00') }, '19:30', 'running', { beganAt: at('19:00'), endedAt: at('22:00') }],
  ['a start that lies ahead', { startedAt: at('21:00') }, '20:30', 'overdue', never],
  ['over time', { startedAt: at('20:00') }, '22:00', 'overrunning', { beganAt: at('20:00'), endedAt: null }],
  [
    'extended',
    { startedAt: at('20:00'), plannedEnd: at('23:00') },
    '22:30',
    'running',
    { beganAt: at('20:00'), endedAt: at('23:00') },
  ],
  [
    'done early',
    { startedAt: at('20:00'), finishedAt: at('21:00') },
    '21:00',
    'completed',
    { beganAt: at('20:00'), endedAt: at('21:00') },
  ],
  [
    'done late',
    { startedAt: at('20:00'), finishedAt: at('23:00') },
    '23:30',
    'completed',
    { beganAt: at('20:00'), endedAt: at('23:00') },
  ],
  [
    'done though never started',
    { finishedAt: at('21:00') },
    '23:00',
    'completed',
    { beganAt: at('20:00'), endedAt: at('21:00') },
  ],
  [
    'done before its time',
    { finishedAt: at('19:00') },
    '23:00',
    'completed',
    { beganAt: at('19:00'), endedAt: at('19:00') },
  ],
  ['cancelled before', { cancelledAt: at('12:00') }, '21:00', 'cancelled', never],
  [
    'cancelled while it ran',
    { startedAt: at('20:00'), cancelledAt: at('21:00') },
    '21:30',
    'cancelled',
    { beganAt: at('20:00'), endedAt: at('21:00') },
  ],
  [
    'cancelled after it was done',
    { startedAt: at('20:00'), finishedAt: at('21:00'), cancelledAt: at('21:30') },
    '22:00',
    'completed',
    { beganAt: at('20:00'), endedAt: at('21:00') },
  ],
  ['without planned times', { plannedStart: null, plannedEnd: null }, '21:00', 'scheduled', never],
  [
    'running without a planned end',
    { plannedEnd: null, startedAt: at('20:00') },
    '23:00',
    'running',
    { beganAt: at('20:00'), endedAt: null },
  ],
] as const)('a maintenance %s', (_, times, now, state, window) => {
  expect(maintenanceStateAt({ ...planned, ...times }, at(now))).toBe(state);
  expect(maintenanceWindow({ ...planned, ...times }, at(now))).toEqual(window);
});

describe('at any time', () => {
  const anyTimes: fc.Arbitrary<MaintenanceTimes> = fc.record({
    plannedStart: fc.option(anyDate),
    plannedEnd: fc.option(anyDate),
    startedAt: fc.option(anyDate),
    finishedAt: fc.option(anyDate),
    cancelledAt: fc.option(anyDate),
  });

  test('its component is under maintenance exactly while it runs', () => {
    fc.assert(
      fc.property(anyTimes, anyDate, (times, now) => {
        const incident = {
          id: 'm',
          ...maintenanceWindow(times, now),
          isMaintenance: true,
          impacts: [{ componentId: 'c1', severity: null }],
        };
        const state = componentState(windowsByComponent([incident]).get('c1') ?? [], {
          at: now,
          severities: defaultSeverities,
        });
        const isRunning = ['running', 'overrunning'].includes(maintenanceStateAt(times, now));
        expect(state.kind).toBe(isRunning ? 'maintenance' : 'operational');
      }),
    );
  });
});
