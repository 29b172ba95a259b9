import type { Database } from '@scs/store';
import type { Selectable, Transaction } from 'kysely';
import { notFound } from '../../errors.ts';
import type { SeverityKey } from './schemas.ts';

/** @throws ServerError `not-found` */
export async function lockSeverity(
  tx: Transaction<Database>,
  key: SeverityKey,
): Promise<Selectable<Database['severities']>> {
  const all = tx.selectFrom('severities').selectAll().forUpdate();
  const chosen = 'id' in key ? all.where('id', '=', key.id) : all.where('display_name', '=', key.name);
  const severity = await chosen.executeTakeFirst();
  if (severity === undefined) throw notFound('severity', 'id' in key ? key.id : JSON.stringify(key.name));
  return severity;
}
