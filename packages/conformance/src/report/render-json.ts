import type { Report } from '../model/report.ts';

/** Tells our report from any other JSON file. */
export const jsonReportFormat = 'scs-conformance-report';

/** Rises with every change that an older reader would misunderstand; new optional fields leave it as it is. */
export const jsonReportFormatVersion = 1;

export const jsonReportSchemaId = 'https://scs.community/schemas/conformance-report-1.json';

/**
 * The whole report as JSON, with nothing left out: `reportFromJson` gives it back as it was. Times are RFC 3339 in UTC.
 * Described by `schema/report.schema.json`.
 */
export function renderJson(report: Report): string {
  const { uuid, checkedAt, ...rest } = report;
  const document = {
    $schema: jsonReportSchemaId,
    format: jsonReportFormat,
    formatVersion: jsonReportFormatVersion,
    uuid,
    checkedAt: checkedAt.toISOString(),
    ...rest,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
