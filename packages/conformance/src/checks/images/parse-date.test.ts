import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalValue, parseDate, parseMarkerDate, parseTimestamp } from './parse-date.ts';

const at = (iso: string): number => Date.parse(iso) / 1000;

describe('dates of image properties', () => {
  test.each([
    ['2024-02-29', at('2024-02-29')],
    ['2026-03-04 05:06', at('2026-03-04T05:06Z')],
    ['2026-03-04 05:06:07', at('2026-03-04T05:06:07Z')],
    ['2026-03-04T05:06:07Z', at('2026-03-04T05:06:07Z')],
    ['2026-03-04t05:06:07z', at('2026-03-04T05:06:07Z')],
    ['2026-3-4', at('2026-03-04')],
    ['2026-3- 4', at('2026-03-04')],
    ['2026-03-04   5:06', at('2026-03-04T05:06Z')],
    ['2026-03-04T05:06:61Z', at('2026-03-04T05:07:01Z')],
    ['٢٠٢٦-03-04', at('2026-03-04')],
    ['1969-12-31', -86_400],
  ])('%j is a date', (text, seconds) => {
    expect(parseDate(text)).toBe(seconds);
  });

  test.each([
    '',
    '1970-01-01',
    '2023-02-29',
    '2026-00-01',
    '2026-13-01',
    '2026-04-31',
    '20260304',
    '26-03-04',
    '0000-01-01',
    ' 2026-03-04',
    '2026-03-04 ',
    '2026-03-04\n',
    '2026-03-04T05:06:07',
    '2026-03-04T05:06:07+00:00',
    '2026-03-04 24:00',
    '2026-03-04 05:06:62',
    '2026-03-004',
  ])('%j is none', (text) => {
    expect(parseDate(text)).toBe(0);
  });

  test('a date at the end of a name may do without dashes, and is read greedily', () => {
    expect(parseMarkerDate('20260304')).toBe(at('2026-03-04'));
    expect(parseMarkerDate('2026101')).toBe(at('2026-10-01'));
    expect(parseMarkerDate('202634')).toBe(at('2026-03-04'));
    expect(parseMarkerDate('2026')).toBe(0);
  });

  test('the form of Glance is the only timestamp', () => {
    expect(parseTimestamp('2026-03-04T05:06:07Z')).toBe(at('2026-03-04T05:06:07Z'));
    expect(parseTimestamp('2026-03-04')).toBe(0);
  });

  test('digits of every script have their value', () => {
    expect(decimalValue('٠٩')).toBe(9);
    expect(decimalValue('𝟎𝟗𝟘𝟙𝟿')).toBe(9019);
  });

  test('every day is read back', () => {
    const days = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const text = day.toISOString().slice(0, 10);
        expect(parseDate(text)).toBe(at(text));
      }),
    );
  });

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(Number.isFinite(parseDate(text) + parseMarkerDate(text))).toBe(true);
      }),
    );
  });
});
