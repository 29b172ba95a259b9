import type { Database } from '@scs/store';
import type { Transaction } from 'kysely';

/** Deletes all of the status page, its settings included. Users, tokens and the audit log stay. */
export async function deleteAll(tx: Transaction<Database>): Promise<void> {
  // what refers to others goes first
  for (const table of [
    'incidents',
    'components',
    'component_groups',
    'impact_types',
    'severities',
    'phases',
    'templates',
  ] as const) {
    await tx.deleteFrom(table).execute();
  }
}
