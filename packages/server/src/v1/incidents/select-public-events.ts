import type { Database } from '@scs/store';
import { sql, type Kysely } from 'kysely';
import { everybody } from '../conventions/viewer.ts';
import { isVisible } from './queries.ts';

/** All incidents and maintenances that strangers may see, in the order in which they were made. */
export async function selectPublicEvents(
  db: Kysely<Database>,
): Promise<{ id: string; area: 'incidents' | 'maintenances' }[]> {
  const { rows } = await sql<{ id: string; area: 'incidents' | 'maintenances' }>`
    select i.id, case when m.incident_id is null then 'incidents' else 'maintenances' end as area
    from incidents i left join maintenances m on m.incident_id = i.id
    where ${isVisible(everybody)} order by i.seq`.execute(db);
  return rows;
}
