export { compatExitCodeOf, exitCodeOf } from './exit-code.ts';
export { reportFromJson } from './json/report-from-json.ts';
export { renderReport } from './render-report.ts';
export { formatOf, type ReportFormat } from './report-format.ts';
export { writeReport } from './write-report.ts';
