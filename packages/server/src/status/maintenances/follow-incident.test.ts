import { expect, test } from 'vitest';
import type { MaintenanceRow } from '../state/maintenance-times.ts';
import { followIncident, type ChangedTimes } from './follow-incident.ts';

const at = (time: string) => `2026-03-01T${time}:00Z`;
const planned: MaintenanceRow = {
  planned_start: at('20:00'),
  planned_end: at('22:00'),
  started_at: null,
  finished_at: null,
  cancelled_at: null,
  starts_by_itself: true,
  ends_by_itself: true,
};
const running = { ...planned, started_at: at('20:00') };
const completed = { ...running, finished_at: at('22:00') };

test.each<[string, MaintenanceRow, ChangedTimes, string, object]>([
  ['nothing changes nothing', running, {}, '21:00', {}],
  [
    'a plan is moved',
    planned,
    { beganAt: at('21:00'), endedAt: at('23:00') },
    '19:00',
    { planned_start: at('21:00'), planned_end: at('23:00'), started_at: null, finished_at: null },
  ],
  ['a plan loses its begin', planned, { beganAt: null }, '19:00', { planned_start: null, started_at: null }],
  [
    'what runs is put off',
    running,
    { beganAt: at('23:00') },
    '21:00',
    { planned_start: at('23:00'), started_at: null },
  ],
  ['what runs began at another time', running, { beganAt: at('19:50') }, '21:00', { started_at: at('19:50') }],
  [
    'what runs gets more time',
    running,
    { endedAt: at('23:00') },
    '21:00',
    { planned_end: at('23:00'), finished_at: null },
  ],
  ['what runs is over', running, { endedAt: at('20:59') }, '21:00', { finished_at: at('20:59') }],
  ['an end that is taken away is no plan', running, { endedAt: null }, '21:00', {}],
  ['what is over ended at another time', completed, { endedAt: at('21:30') }, '23:00', { finished_at: at('21:30') }],
  [
    'what is over goes on',
    completed,
    { endedAt: at('23:30') },
    '23:00',
    { planned_end: at('23:30'), finished_at: null },
  ],
  ['what is over began at another time', completed, { beganAt: at('20:05') }, '23:00', { started_at: at('20:05') }],
  [
    'what was called off stays so',
    { ...planned, cancelled_at: at('12:00') },
    { beganAt: at('21:00'), endedAt: at('23:00') },
    '13:00',
    {},
  ],
  [
    'what was called off while it ran ended at another time',
    { ...running, cancelled_at: at('21:00') },
    { endedAt: at('20:45') },
    '23:00',
    { cancelled_at: at('20:45') },
  ],
])('%s', (_title, row, changed, now, expected) => {
  expect(followIncident(row, changed, at(now))).toEqual(expected);
});
