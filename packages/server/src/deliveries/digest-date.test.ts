import { expect, test } from 'vitest';
import { digestDate } from './digest-date.ts';

test.each([
  // Saturday, and the night in which clocks are put forward
  ['daily', '2026-03-28T06:59:59Z', 'Europe/Berlin', '2026-03-27'],
  ['daily', '2026-03-28T07:00:00Z', 'Europe/Berlin', '2026-03-28'],
  ['daily', '2026-03-29T05:59:59Z', 'Europe/Berlin', '2026-03-28'],
  ['daily', '2026-03-29T06:00:00Z', 'Europe/Berlin', '2026-03-29'],
  ['daily', '2026-01-01T00:00:00Z', 'Pacific/Auckland', '2026-01-01'],
  ['daily', '2026-01-01T00:00:00Z', 'America/New_York', '2025-12-31'],
  // Monday
  ['weekly', '2026-03-30T05:59:59Z', 'Europe/Berlin', '2026-03-23'],
  ['weekly', '2026-03-30T06:00:00Z', 'Europe/Berlin', '2026-03-30'],
  ['weekly', '2026-04-05T23:00:00Z', 'UTC', '2026-03-30'],
] as const)('the %s digest at %s in %s is that of %s', (period, now, timeZone, date) => {
  expect(digestDate(period, new Date(now), timeZone)).toBe(date);
});
