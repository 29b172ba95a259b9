import { expect, test } from 'vitest';
import { writeCsv } from './write-csv.ts';

const figures = {
  id: '11111111-1111-4111-8111-111111111111',
  name: 'Storage',
  group: 'North',
  visibility: 'public' as const,
  windowMs: 44_640 * 60_000,
  downtimeMs: 0,
  maintenanceMs: 0,
  incidents: 0,
  maintenances: 0,
};
const report = (...rows: Partial<typeof figures>[]) => ({
  month: '2026-10',
  timeZone: 'UTC',
  beganAt: '2026-10-01T00:00:00Z',
  endedAt: '2026-11-01T00:00:00Z',
  frozenAt: null,
  components: rows.map((row) => ({ ...figures, ...row })),
});

test('a report is CSV of RFC 4180 that spreadsheets read as UTF-8', () => {
  const text = writeCsv(
    report(
      { name: 'Zürich, "A"', downtimeMs: 1, incidents: 1 },
      { name: 'two\nlines', maintenanceMs: 44_640 * 60_000 },
    ),
  );
  expect(text).toBe(
    '\ufeffmonth,component,group,availability_percent,window_minutes,downtime_minutes,maintenance_minutes,incidents,maintenances,state,component_id\r\n' +
      '2026-10,"Zürich, ""A""",North,99.9999,44640.00,0.00,0.00,1,0,provisional,11111111-1111-4111-8111-111111111111\r\n' +
      '2026-10,"two\nlines",North,,44640.00,0.00,44640.00,0,0,provisional,11111111-1111-4111-8111-111111111111\r\n',
  );
});

test.each(['=1+1', '+1', '-1', '@x', '\t=1', ' =1', '\u200b=HYPERLINK("x")', '＝1', '|calc', '%0a'])(
  'a name that a spreadsheet would calculate is text: %j',
  (name) => {
    const cell = writeCsv(report({ name })).split('\r\n')[1]?.slice('2026-10,'.length) ?? '';
    expect(cell.replace(/^"/, '')).toMatch(/^'/);
  },
);
