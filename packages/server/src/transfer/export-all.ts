import { timestampOf, type Database } from '@scs/store';
import { sql, type Kysely } from 'kysely';
import type { TransferInput } from './document.ts';

/**
 * All of a status page, drafts and hidden components included, as it was at one moment, in an order that does not change
 * between two exports. Eight queries.
 */
export function exportAll(db: Kysely<Database>, now: Date): Promise<TransferInput> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => ({
      format: 'scs-status',
      formatVersion: 1,
      exportedAt: timestampOf(now),
      severities: await rowsOf(
        tx,
        sql`select id, display_name as "displayName", value, colour, ${versioned}
        from severities order by value nulls last, display_name, id`,
      ),
      phases: await rowsOf(tx, sql`select generation, "order", name from phases order by generation, "order"`),
      impactTypes: await rowsOf(
        tx,
        sql`select id, display_name as "displayName", description, ${versioned}
        from impact_types order by seq`,
      ),
      groups: await rowsOf(
        tx,
        sql`select id, name, description, is_redundant as "isRedundant", position, ${versioned}
        from component_groups order by position, name`,
      ),
      components: await rowsOf(
        tx,
        sql`select id, display_name as "displayName", description, labels,
          group_id as "groupId", position, visibility, ${versioned}
        from components order by seq`,
      ),
      incidents: await incidentsOf(tx),
      templates: await rowsOf(tx, sql`select id, name, content, ${versioned} from templates order by name`),
      reports: await rowsOf(
        tx,
        sql`select month, time_zone as "timeZone", began_at as "beganAt", ended_at as "endedAt",
          frozen_at as "frozenAt", components from report_months order by month`,
      ),
    }));
}

const versioned = sql`version, created_at as "createdAt", updated_at as "updatedAt"`;
/** As `Timestamp` has it: what JSON functions of the database write differs from what the driver reads. */
const moment = (column: string) =>
  sql`regexp_replace(to_char(${sql.ref(column)}, 'YYYY-MM-DD"T"HH24:MI:SS.US'), '\\.?0*$', '') || 'Z'`;

async function rowsOf<T>(db: Kysely<Database>, query: ReturnType<typeof sql>): Promise<T[]> {
  return (await query.execute(db)).rows as T[];
}

function incidentsOf(db: Kysely<Database>): Promise<TransferInput['incidents']> {
  return rowsOf(
    db,
    sql`select i.id, i.display_name as "displayName", i.description, i.began_at as "beganAt", i.ended_at as "endedAt",
        case when i.phase_generation is null then null
          else json_build_object('generation', i.phase_generation, 'order', i.phase_order) end as phase,
        i.is_draft as "isDraft",
        coalesce((select json_agg(json_build_object('component', component_id, 'type', impact_type_id, 'severity', severity)
          order by position) from impacts where incident_id = i.id), '[]') as impacts,
        coalesce((select json_agg(json_build_object('order', u."order", 'displayName', u.display_name,
            'description', u.description, 'isAutomatic', u.is_automatic, 'version', u.version,
            'createdAt', ${moment('u.created_at')}, 'updatedAt', ${moment('u.updated_at')}) order by u."order")
          from incident_updates u where u.incident_id = i.id), '[]') as updates,
        case when m.incident_id is null then null else json_build_object(
          'plannedStart', ${moment('m.planned_start')}, 'plannedEnd', ${moment('m.planned_end')},
          'startedAt', ${moment('m.started_at')}, 'finishedAt', ${moment('m.finished_at')},
          'cancelledAt', ${moment('m.cancelled_at')},
          'startsByItself', m.starts_by_itself, 'endsByItself', m.ends_by_itself) end as maintenance,
        case when r.incident_id is null then null else json_build_object(
          'title', r.title, 'body', r.body, 'publishedAt', ${moment('r.published_at')}, 'version', r.version,
          'createdAt', ${moment('r.created_at')}, 'updatedAt', ${moment('r.updated_at')}) end as "postMortem",
        i.version, i.created_at as "createdAt", i.updated_at as "updatedAt"
      from incidents i left join maintenances m on m.incident_id = i.id
        left join post_mortems r on r.incident_id = i.id
      order by i.seq`,
  );
}
