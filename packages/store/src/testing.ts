/**
 * For the tests of every room: a real PostgreSQL.
 *
 * @module
 */
export { createTestDatabase, forEachDatabase } from './testing/test-database.ts';
export type { TestDatabase, TestDatabaseOptions } from './testing/test-database.ts';
export type { TestServerName } from './testing/test-servers.ts';
