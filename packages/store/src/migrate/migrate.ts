import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { StoreError } from '../errors.ts';
import type { Database } from '../schema/database.ts';
import { migrations } from './migrations.ts';

/**
 * Brings the schema up to what this program needs. Several processes may start at once: an advisory lock lets one of them
 * do it, in one transaction.
 *
 * @returns the names of the migrations that were made now
 * @throws StoreError `schema-too-new` when a newer program has been here, `migration-failed`
 */
export async function migrate(db: Kysely<Database>): Promise<string[]> {
  await refuseNewer(db);
  return migrateTo(db);
}

/** Makes the migrations up to one, or all; for a database that is empty or was made by this release or an older one. */
export async function migrateTo(db: Kysely<Database>, last?: string): Promise<string[]> {
  const migrator = migratorOf(db);
  const { error, results = [] } = await (last === undefined ? migrator.migrateToLatest() : migrator.migrateTo(last));
  if (error === undefined) return results.map(({ migrationName }) => migrationName);
  const failed = results.find(({ status }) => status === 'Error')?.migrationName ?? 'the first one';
  throw new StoreError(
    'migration-failed',
    `The database could not be brought up to date: ${failed} failed: ${error instanceof Error ? error.message : 'unknown'}.`,
    { cause: error },
  );
}

/** Which migrations the database has had, and when; undefined for those that are still to be made. */
export async function migrationStatus(db: Kysely<Database>): Promise<{ name: string; madeAt: Date | undefined }[]> {
  await refuseNewer(db);
  const all = await migratorOf(db).getMigrations();
  return all.map(({ name, executedAt }) => ({ name, madeAt: executedAt }));
}

function migratorOf(db: Kysely<Database>): Migrator {
  return new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } });
}

async function refuseNewer(db: Kysely<Database>): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return;
  const made = await db
    .$extendTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  const unknown = made.map(({ name }) => name).filter((name) => !(name in migrations));
  if (unknown.length === 0) return;
  throw new StoreError(
    'schema-too-new',
    `The database was made by a newer release: it has had the migration ${unknown.sort().at(-1) ?? ''}, unknown here.`,
  );
}
