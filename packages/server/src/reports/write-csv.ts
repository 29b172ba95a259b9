import { rowOf, type MonthReport } from './month-report.ts';

const header = [
  'month',
  'component',
  'group',
  'availability_percent',
  'window_minutes',
  'downtime_minutes',
  'maintenance_minutes',
  'incidents',
  'maintenances',
  'state',
  'component_id',
];

/** Without it, spreadsheets take the file for one of their old code pages. Programs have the JSON of the API. */
const byteOrderMark = '\ufeff';

/**
 * A report as RFC 4180 lays down: a header, commas, CRLF, quotes where they are needed. What a spreadsheet would take for a
 * formula has an apostrophe before it.
 */
export function writeCsv(report: MonthReport): string {
  const lines = report.components.map((figures) => {
    const row = rowOf(figures);
    return [
      report.month,
      row.name,
      row.group ?? '',
      // what was not whole must not read 100
      row.availability === null ? '' : (Math.floor(row.availability * 1_000_000) / 10_000).toFixed(4),
      row.windowMinutes.toFixed(2),
      row.downtimeMinutes.toFixed(2),
      row.maintenanceMinutes.toFixed(2),
      String(row.incidents),
      String(row.maintenances),
      report.frozenAt === null ? 'provisional' : 'frozen',
      row.id,
    ];
  });
  return byteOrderMark + [header, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const harmless = /^[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠|%]/u.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
