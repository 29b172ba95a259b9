import { expect, test } from 'vitest';
import { planEnd } from './plan-end.server.ts';
import { affectsOf } from './plan.server.ts';
import { signatureOf } from './warnings.ts';

const base = '2026-10-24T22:30:00Z';

test.each([
  ['a duration', { duration: '60' }, '2026-10-24T23:30:00Z'],
  // two hours are two hours, also when the clocks are put back
  ['a duration over the change of clocks', { duration: '240' }, '2026-10-25T02:30:00Z'],
  ['an exact end', { duration: 'exact', plannedEnd: '2026-10-25T02:00' }, '2026-10-25T00:00:00Z'],
  [
    'an end that was entered beside a duration',
    { duration: '60', plannedEnd: '2026-10-25T05:00' },
    '2026-10-25T04:00:00Z',
  ],
  [
    'a duration beside an end that was there already',
    { duration: '60', plannedEnd: '2026-10-25T05:00', endBefore: '2026-10-25T05:00' },
    '2026-10-24T23:30:00Z',
  ],
  ['neither', { duration: 'exact', plannedEnd: '' }, null],
])('the end is %s', (_title, entered, end) => {
  expect(planEnd(entered, base, 'Europe/Berlin')).toBe(end);
});

test('a type that stays keeps what was said of each component', () => {
  const before = [
    { reference: 'a', type: 'slow', severity: 0 },
    { reference: 'b', type: 'down', severity: 0 },
  ];
  expect(affectsOf({ components: 'b c', type: 'slow' }, before)).toEqual([
    { reference: 'b', type: 'down', severity: 0 },
    { reference: 'c', type: 'slow', severity: 0 },
  ]);
  expect(affectsOf({ components: 'b', type: 'down' }, before)).toEqual([{ reference: 'b', type: 'down', severity: 0 }]);
});

test('what was warned of has a name, whatever its order', () => {
  const conflict = (kind: 'incident' | 'same-component', id: string) => ({
    kind,
    with: { id, displayName: null, isDraft: false, isMaintenance: kind !== 'incident' },
    components: [],
    group: null,
    from: base,
    to: null,
  });
  const [one, other] = [conflict('incident', 'x'), conflict('same-component', 'y')];
  const signature = signatureOf({ startsInThePast: true, conflicts: [one, other] });
  expect(signatureOf({ startsInThePast: true, conflicts: [other, one] })).toBe(signature);
  expect(signatureOf({ startsInThePast: false, conflicts: [one, other] })).not.toBe(signature);
  expect(signatureOf({ startsInThePast: false, conflicts: [] })).toBe('');
});
