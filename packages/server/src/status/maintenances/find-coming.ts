import type { Database, Timestamp } from '@scs/store';
import { sql, type Kysely } from 'kysely';

/** A maintenance that the clock will change. */
export interface ComingTransition {
  readonly id: string;
  readonly at: Timestamp;
}

/**
 * The maintenances whose next step by the clock comes first; drafts have none. It is `nextTransition` in SQL, so that
 * only open maintenances are read, by their index.
 */
export async function findComing(db: Kysely<Database>, limit: number): Promise<ComingTransition[]> {
  const { rows } = await sql<ComingTransition>`
    select id, at from (
      select i.id, case when m.started_at is null
        then case when m.starts_by_itself or i.began_at is not null then m.planned_start end
        else case when m.ends_by_itself or i.ended_at is not null then greatest(m.planned_end, m.started_at) end end as at
      from maintenances m join incidents i on i.id = m.incident_id
      where m.finished_at is null and m.cancelled_at is null and not i.is_draft
    ) coming where at is not null order by at, id limit ${limit}`.execute(db);
  return rows;
}
