import type { Database } from '@scs/store';
import type { Selectable, Transaction } from 'kysely';
import { notFound } from '../../errors.ts';

/** An incident with its impacts, as the audit log keeps it. */
export type StoredIncident = Selectable<Database['incidents']> & {
  impacts: Pick<Selectable<Database['impacts']>, 'component_id' | 'impact_type_id' | 'severity'>[];
};

/**
 * Reads an incident to change it: nobody else can before this transaction is over.
 *
 * @throws ServerError `not-found`
 */
export async function lockIncident(tx: Transaction<Database>, id: string): Promise<StoredIncident> {
  const incident = await tx.selectFrom('incidents').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (incident === undefined) throw notFound('incident', id);
  const impacts = await tx
    .selectFrom('impacts')
    .select(['component_id', 'impact_type_id', 'severity'])
    .where('incident_id', '=', id)
    .orderBy('position')
    .execute();
  return { ...incident, impacts };
}
