export { inviteFromCommandLine } from './auth/invitations/invite-from-command-line.ts';
export { ConfigError } from './config/config-error.ts';
export { loadConfig, type LoadedConfig } from './config/load-config.ts';
export type { Config } from './config/schema.ts';
export type { ConfigWarning } from './config/warning.ts';
export { createLog } from './log/create-log.ts';
export { StartError } from './start/start-error.ts';
export { startServer, type RunningServer } from './start/start-server.ts';
