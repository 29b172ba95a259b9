import { expect, test } from 'vitest';
import { dueTransition, type MaintenanceWithIncident } from './due-transition.ts';

const at = (time: string) => `2026-03-01T${time}:00Z`;
const planned: MaintenanceWithIncident = {
  planned_start: at('20:00'),
  planned_end: at('22:00'),
  started_at: null,
  finished_at: null,
  cancelled_at: null,
  starts_by_itself: true,
  ends_by_itself: true,
  began_at: at('20:00'),
  ended_at: at('22:00'),
};

test.each<[string, Partial<MaintenanceWithIncident>, string, string | undefined, string?]>([
  ['a moment too early', {}, '19:59', undefined],
  ['its start', {}, '20:00', 'started', '20:00'],
  ['its start, long ago', {}, '23:00', 'started', '20:00'],
  ['its end', { started_at: at('20:00') }, '22:00', 'finished', '22:00'],
  ['its end, started early', { started_at: at('19:00') }, '21:59', undefined],
  ['over', { started_at: at('20:00'), finished_at: at('21:00') }, '23:00', undefined],
  ['called off', { cancelled_at: at('19:00') }, '23:00', undefined],
  ['waiting for somebody', { starts_by_itself: false }, '20:00', 'overdue', '20:00'],
  ['known to be overdue', { starts_by_itself: false, began_at: null }, '23:00', undefined],
  ['waiting for its end', { started_at: at('20:00'), ends_by_itself: false }, '22:00', 'overran', '22:00'],
  ['known to overrun', { started_at: at('20:00'), ends_by_itself: false, ended_at: null }, '23:00', undefined],
  ['an end before its begin', { started_at: at('20:00'), planned_end: at('19:00') }, '20:00', 'finished', '20:00'],
  ['without a planned start', { planned_start: null }, '23:00', undefined],
])('%s', (_title, change, now, kind, when) => {
  const expected = kind === undefined ? undefined : { kind, at: at(when ?? '') };
  expect(dueTransition({ ...planned, ...change }, at(now))).toEqual(expected);
});
