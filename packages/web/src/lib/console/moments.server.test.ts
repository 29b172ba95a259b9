import { describe, expect, test } from 'vitest';
import { fromField, SkippedTimeError, toField } from './moments.server.ts';

describe('times in forms', () => {
  test.each([
    ['2026-11-28T21:30:00Z', '2026-11-28T22:30'],
    ['2026-07-01T10:00:59.5Z', '2026-07-01T12:00'],
  ])('%s is shown as %s in Berlin', (moment, field) => {
    expect(toField(moment, 'Europe/Berlin')).toBe(field);
  });

  test.each([
    ['2026-11-28T22:30', '2026-11-28T21:30:00Z'],
    ['2026-03-29T01:59', '2026-03-29T00:59:00Z'],
    ['2026-03-29T03:00', '2026-03-29T01:00:00Z'],
    // the clocks show it twice
    ['2026-10-25T02:30', '2026-10-25T00:30:00Z'],
  ])('%s in Berlin is %s', (field, moment) => {
    expect(fromField(field, 'Europe/Berlin')).toBe(moment);
  });

  test.each([
    ['2026-03-29T02:30', 'Europe/Berlin'],
    ['2026-03-29T02:00', 'Europe/Berlin'],
    ['2026-10-04T02:15', 'Australia/Lord_Howe'],
  ])('%s never is in %s', (field, timeZone) => {
    expect(() => fromField(field, timeZone)).toThrow(SkippedTimeError);
  });

  test('nothing is nothing, and what is no time is refused', () => {
    expect(toField(null, 'UTC')).toBe('');
    expect(fromField(' ', 'UTC')).toBeNull();
    expect(() => fromField('tomorrow', 'UTC')).toThrow(RangeError);
  });
});
