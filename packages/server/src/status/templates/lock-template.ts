import type { Database } from '@scs/store';
import type { Selectable, Transaction } from 'kysely';
import { notFound } from '../../errors.ts';

/** @throws ServerError `not-found` */
export async function lockTemplate(tx: Transaction<Database>, id: string): Promise<Selectable<Database['templates']>> {
  const template = await tx.selectFrom('templates').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (template === undefined) throw notFound('template', id);
  return template;
}
