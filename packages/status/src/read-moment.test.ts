import { expect, test } from 'vitest';
import { readMoment } from './read-moment.ts';

test.each([
  ['2026-11-24T08:10', '2026-11-24T07:10:00.000Z'],
  ['2026-11-24T08:10:30.5', '2026-11-24T07:10:30.500Z'],
  ['2026-11-24T08:10:00Z', '2026-11-24T08:10:00.000Z'],
  ['2026-11-24 08:10:00+02:00', '2026-11-24T06:10:00.000Z'],
  // skipped, and shown twice
  ['2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
])('%s is a moment', (text, moment) => {
  expect(readMoment(text, 'Europe/Berlin')?.toISOString()).toBe(moment);
});

test.each([
  '',
  'now',
  '2026-11-24',
  '2026-02-30T10:00',
  '2026-11-24T25:00',
  '2026-11-24T08:10+01:00[Europe/Berlin]',
  '0',
])('%j is no moment', (text) => {
  expect(readMoment(text, 'Europe/Berlin')).toBeUndefined();
});
