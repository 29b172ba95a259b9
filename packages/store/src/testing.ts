/**
 * For the tests of every room: a real PostgreSQL.
 *
 * @module
 */
export { createTestDatabase, forEachDatabase } from './testing/test-database.ts';
export type { TestDatabase, TestDatabaseOptions } from './testing/test-database.ts';
export type { TestServerName } from './testing/test-servers.ts';
export { startDatabaseProxy, type DatabaseProxy } from './testing/database-proxy.ts';
