import { expect, test } from 'vitest';
import { incidentOn1March } from './testing/arbitraries.ts';
import { windowsByComponent } from './windows-by-component.ts';

const at = (time: string): number => Date.parse(`2026-03-01T${time}:00Z`);

test('each component has its windows, earliest first, at the same time by id', () => {
  const both = [
    { componentId: 'c1', severity: 70 },
    { componentId: 'c2', severity: null },
  ];
  const windows = windowsByComponent([
    incidentOn1March('late', 40, '12:00', '13:00'),
    incidentOn1March('b', 0, '10:00', null),
    incidentOn1March('a', null, '10:00', '11:00', { impacts: both }),
  ]);
  expect([...windows.keys()].sort()).toEqual(['c1', 'c2']);
  expect(windows.get('c1')).toEqual([
    { incidentId: 'a', beginMs: at('10:00'), endMs: at('11:00'), severity: 70, isMaintenance: false },
    { incidentId: 'b', beginMs: at('10:00'), endMs: Infinity, severity: 0, isMaintenance: true },
    { incidentId: 'late', beginMs: at('12:00'), endMs: at('13:00'), severity: 40, isMaintenance: false },
  ]);
  expect(windows.get('c2')).toMatchObject([{ incidentId: 'a', severity: null }]);
});

test('a window never ends before it begins, and without a begin there is none', () => {
  const windows = windowsByComponent([
    incidentOn1March('backwards', 70, '12:00', '11:00'),
    incidentOn1March('no begin', 70, null, '11:00'),
  ]);
  expect(windows.get('c1')).toMatchObject([{ incidentId: 'backwards', beginMs: at('12:00'), endMs: at('12:00') }]);
});
