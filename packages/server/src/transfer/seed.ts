import type { Database } from '@scs/store';
import { sql, type RawBuilder, type SqlBool, type Transaction } from 'kysely';
import { system } from '../auth/actor.ts';
import { applyDeclaration } from '../provisioning/apply-declaration.ts';
import { provisionUpstream } from '../provisioning/provision-upstream.ts';
import type { TransferDocument } from './document.ts';

type Tx = Transaction<Database>;

/** Where each kind is, and what the audit log calls it. */
const kinds = [
  ['severities', 'severity', sql`t.id::text`],
  ['phases', 'phases', sql`t.generation::text`],
  ['impact_types', 'impact-type', sql`t.id::text`],
  ['component_groups', 'component-group', sql`t.id::text`],
  ['components', 'component', sql`t.id::text`],
  ['templates', 'template', sql`t.id::text`],
] as const;

/**
 * Whether the page holds nothing but what the server gave it by itself at its first start, and nobody has changed or used any of
 * it. The audit log knows.
 */
export async function isOnlySeed(tx: Tx): Promise<boolean> {
  const isSeeding = sql<SqlBool>`a.before is null and a.actor_kind = ${system.kind} and a.actor_name = ${system.name}
    and a.action in (${applyDeclaration.name}, ${provisionUpstream.name})`;
  const isOfOthers = ([table, type, id]: (typeof kinds)[number]): RawBuilder<SqlBool> =>
    sql`exists (select from ${sql.table(table)} t where not exists (
      select from audit_log a where a.object_type = ${type} and a.object_id = ${id} and ${isSeeding}))`;
  const types = sql.join([...kinds.map(([, type]) => type), 'status']);
  const { rows } = await sql<{ is: boolean }>`select not (
      exists (select from incidents)
      or exists (select from subscriptions where component_ids is not null)
      or exists (select from audit_log a where a.object_type in (${types}) and not (${isSeeding}))
      or ${sql.join(kinds.map(isOfOthers), sql` or `)}) as is`.execute(tx);
  return rows[0]?.is === true;
}

/** Deletes of the seed what the document brings itself, and what refers to that. The rest stays: every page needs it. */
export async function removeSeed(tx: Tx, document: TransferDocument): Promise<void> {
  const brings = (
    ...lists: readonly ('severities' | 'phases' | 'impactTypes' | 'groups' | 'components' | 'templates')[]
  ) => lists.some((list) => document[list].length > 0);
  if (brings('templates', 'components', 'groups', 'impactTypes', 'phases')) await tx.deleteFrom('templates').execute();
  if (brings('components', 'groups')) {
    await tx.deleteFrom('components').execute();
    await tx.deleteFrom('component_groups').execute();
  }
  if (brings('impactTypes')) await tx.deleteFrom('impact_types').execute();
  if (brings('phases')) await tx.deleteFrom('phases').execute();
  if (brings('severities')) await tx.deleteFrom('severities').execute();
}
