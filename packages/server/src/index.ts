export { inviteFromCommandLine } from './auth/invitations/invite-from-command-line.ts';
export { ConfigError } from './config/config-error.ts';
export { loadConfig, type LoadedConfig } from './config/load-config.ts';
export type { Config } from './config/schema.ts';
export { listSections, listSettings, type EntryKey, type Setting } from './config/schema-walk/list-settings.ts';
export { describeSource } from './config/source.ts';
export type { ConfigWarning } from './config/warning.ts';
export type { ProblemDocument } from './http/problem.ts';
export { defaultDataFolder } from './config/files/folders.ts';
export { createLog } from './log/create-log.ts';
export { openApiDocument } from './openapi/openapi-document.ts';
export type { HistoryQuestion } from './pages/history-question.ts';
export type { LegalText, Look } from './pages/look/look.ts';
export type * from './pages/model.ts';
export type {
  ConsoleContext,
  PageAsset,
  PageContext,
  PageCopy,
  PageRenderer,
  PublicQueries,
} from './pages/page-renderer.ts';
export { applyStatus } from './provisioning/from-command-line.ts';
export type { Change } from './provisioning/plan.ts';
export { exportSiteTo } from './site/from-command-line.ts';
export { SiteError } from './site/site-error.ts';
export { startMirror } from './site/mirror/start-mirror.ts';
export { StartError } from './start/start-error.ts';
export { startServer, type RunningServer } from './start/start-server.ts';
export { exportStatus, importStatus } from './transfer/from-command-line.ts';
export type { ImportCounts } from './transfer/import-counts.ts';
export { readUpstream } from './transfer/read-upstream.ts';
export type * from './v1/documents.ts';
