import type { Database, Timestamp } from '@scs/store';
import { sql, type Kysely } from 'kysely';
import { everybody } from '../conventions/viewer.ts';
import { isVisible, placeInTime } from './queries.ts';

/** Where an event has its page, and where it stands in the history. */
interface PublicEventPlace {
  readonly id: string;
  readonly area: 'incidents' | 'maintenances';
  /** Null for what has no place in it. */
  readonly began_at: Timestamp | null;
}

/** All incidents and maintenances that strangers may see, in the order in which they were made. */
export async function selectPublicEvents(db: Kysely<Database>): Promise<PublicEventPlace[]> {
  const { rows } = await sql<PublicEventPlace>`
    select i.id, case when m.incident_id is null then 'incidents' else 'maintenances' end as area,
      ${placeInTime} as began_at
    from incidents i left join maintenances m on m.incident_id = i.id
    where ${isVisible(everybody)} order by i.seq`.execute(db);
  return rows;
}
