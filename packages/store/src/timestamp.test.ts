import { describe, expect, test } from 'vitest';
import { timestampFromPostgres, timestampOf } from './timestamp.ts';

describe('timestamps', () => {
  test.each([
    ['2024-01-31 10:00:00+00', '2024-01-31T10:00:00Z'],
    ['2024-01-31 10:00:00.25+00', '2024-01-31T10:00:00.25Z'],
    ['2024-01-31 10:00:00.123456+00', '2024-01-31T10:00:00.123456Z'],
    ['2024-01-31 10:00:00.100000+00', '2024-01-31T10:00:00.1Z'],
    ['2024-01-31 10:00:10.000000+00', '2024-01-31T10:00:10Z'],
  ])('PostgreSQL writes %s, we say %s', (text, timestamp) => {
    expect(timestampFromPostgres(text)).toBe(timestamp);
  });

  test.each([
    ['2024-01-31T10:00:00.000Z', '2024-01-31T10:00:00Z'],
    ['2024-01-31T10:00:10.250Z', '2024-01-31T10:00:10.25Z'],
    ['2024-01-31T10:20:00.007Z', '2024-01-31T10:20:00.007Z'],
  ])('the date %s becomes %s', (date, timestamp) => {
    expect(timestampOf(new Date(date))).toBe(timestamp);
  });
});
