import { maintenanceWindow, type Incident } from '@scs/status';
import { timestampOf, type Database, type Timestamp } from '@scs/store';
import { sql, type Kysely, type SqlBool } from 'kysely';
import { dateOf, maintenanceTimes, type MaintenanceRow } from './maintenance-times.ts';

interface Row extends MaintenanceRow {
  id: string;
  began_at: Timestamp | null;
  ended_at: Timestamp | null;
  is_maintenance: boolean;
  impacts: [component: string, severity: number | null][];
}

/**
 * The incidents and maintenances that touch a window of time, without drafts, as the arithmetic of states and uptime takes
 * them. What has neither a begin nor an end goes on since it was made.
 *
 * @param componentId only what affects this component
 */
export async function loadIncidents(
  db: Kysely<Database>,
  { from, to, now, componentId }: { from: Date; to: Date; now: Date; componentId?: string | undefined },
): Promise<Incident[]> {
  const [begin, end] = [timestampOf(from), timestampOf(to)];
  const { rows } = await sql<Row>`
    with chosen as (
      select id from incidents
      where not is_draft and began_at <= ${end} and (ended_at >= ${begin} or ended_at is null)
      union
      select id from incidents where not is_draft and began_at is null and ended_at is null and created_at <= ${end}
      union
      select i.id from maintenances m join incidents i on i.id = m.incident_id
      where not i.is_draft and coalesce(m.started_at, m.planned_start) <= ${end}
        and coalesce(m.finished_at, m.cancelled_at, 'infinity') >= ${begin}
    )
    select i.id, coalesce(i.began_at, case when i.ended_at is null then i.created_at end) as began_at, i.ended_at, m.incident_id is not null as is_maintenance, m.planned_start, m.planned_end,
      m.started_at, m.finished_at, m.cancelled_at, m.starts_by_itself, m.ends_by_itself, a.impacts
    from chosen join incidents i on i.id = chosen.id
    left join maintenances m on m.incident_id = i.id
    join lateral (
      select json_agg(json_build_array(component_id, severity) order by position) as impacts from impacts
      where incident_id = i.id and ${componentId === undefined ? sql<SqlBool>`true` : sql<SqlBool>`component_id = ${componentId}`}
    ) a on a.impacts is not null`.execute(db);
  return rows.map((row) => {
    const window = row.is_maintenance
      ? maintenanceWindow(maintenanceTimes(row), now)
      : { beganAt: dateOf(row.began_at), endedAt: dateOf(row.ended_at) };
    return {
      id: row.id,
      ...window,
      impacts: row.impacts.map(([component, severity]) => ({ componentId: component, severity })),
    };
  });
}
