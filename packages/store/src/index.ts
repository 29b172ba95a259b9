export { connect, type ConnectionOptions, type Store } from './connect.ts';
export { startEmbedded, type StartEmbeddedOptions } from './embedded/start-embedded.ts';
export type { RunningCluster } from './embedded/start-cluster.ts';
export type { EmbeddedLog } from './embedded/types.ts';
export { StoreError, type StoreErrorCode } from './errors.ts';
export { migrate, migrationStatus } from './migrate/migrate.ts';
export type { Database } from './schema/database.ts';
export type { Visibility } from './schema/status-tables.ts';
export { timestampFromPostgres, timestampOf, type Timestamp } from './timestamp.ts';
