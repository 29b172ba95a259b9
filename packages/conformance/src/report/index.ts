export { compatExitCodeOf, exitCodeOf } from './exit-code.ts';
export { escapeForTerminal } from './escape/terminal.ts';
export { reportFromJson } from './json/report-from-json.ts';
export { renderReport, type RenderOptions } from './render-report.ts';
export { ReportError, type ReportErrorCode } from './report-error.ts';
export { formatOf, reportEndings, reportFormats, type ReportFormat } from './report-format.ts';
export { writeReport } from './write-report.ts';
