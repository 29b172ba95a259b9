import { occupiedSpan, type Span, type Work } from '@scs/status';
import { timestampOf, type Database, type Timestamp } from '@scs/store';
import { sql, type Kysely } from 'kysely';
import { dateOf, maintenanceTimes, type MaintenanceRow } from '../state/maintenance-times.ts';

/** What may stand in the way of a maintenance, with what an operator knows it by. */
export interface KnownWork extends Work {
  readonly displayName: string | null;
  readonly isDraft: boolean;
}

interface Row extends MaintenanceRow {
  id: string;
  display_name: string | null;
  is_draft: boolean;
  began_at: Timestamp | null;
  ended_at: Timestamp | null;
  is_maintenance: boolean;
  component_ids: string[];
}

/** All maintenances that are not over, drafts among them, and all incidents that are not, as operators know them. */
export async function loadWork(db: Kysely<Database>, now: Date): Promise<KnownWork[]> {
  const at = timestampOf(now);
  const { rows } = await sql<Row>`
    with chosen as (
      select incident_id as id from maintenances where cancelled_at is null and (finished_at is null or finished_at > ${at})
      union
      select i.id from incidents i where not i.is_draft and (i.ended_at is null or (i.began_at is not null and i.ended_at > ${at}))
        and not exists (select from maintenances where incident_id = i.id)
    )
    select i.id, i.display_name, i.is_draft, i.ended_at,
      coalesce(i.began_at, case when i.ended_at is null and m.incident_id is null then i.created_at end) as began_at, m.incident_id is not null as is_maintenance,
      m.planned_start, m.planned_end, m.started_at, m.finished_at, m.cancelled_at, m.starts_by_itself, m.ends_by_itself,
      array(select distinct component_id::text from impacts where incident_id = i.id order by 1) as component_ids
    from chosen join incidents i on i.id = chosen.id left join maintenances m on m.incident_id = i.id
    order by coalesce(m.started_at, m.planned_start, i.began_at), i.seq`.execute(db);
  return rows.flatMap((row) => {
    const span = spanOf(row, now);
    const { id, is_maintenance: isMaintenance, component_ids: componentIds } = row;
    const { display_name: displayName, is_draft: isDraft } = row;
    return span === undefined ? [] : [{ id, isMaintenance, componentIds, displayName, isDraft, span }];
  });
}

function spanOf(row: Row, now: Date): Span | undefined {
  if (row.is_maintenance && !row.is_draft) return occupiedSpan(maintenanceTimes(row), now);
  // no clock starts a draft: it is what is written down
  const begin = dateOf(row.is_maintenance ? row.planned_start : row.began_at);
  return begin === null ? undefined : { begin, end: dateOf(row.is_maintenance ? row.planned_end : row.ended_at) };
}

/** The redundancy group of each component that is in one, with its name. */
export async function loadRedundancy(db: Kysely<Database>): Promise<Map<string, { id: string; name: string }>> {
  const rows = await db
    .selectFrom('components as c')
    .innerJoin('component_groups as g', 'g.id', 'c.group_id')
    .select(['c.id as component', 'g.id', 'g.name'])
    .where('g.is_redundant', '=', true)
    .execute();
  return new Map(rows.map(({ component, ...group }) => [component, group]));
}
