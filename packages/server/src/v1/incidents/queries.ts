import { timestampOf, type Database, type Timestamp } from '@scs/store';
import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import { notFound } from '../../errors.ts';
import { dateOf } from '../../status/state/maintenance-times.ts';
import type { Viewer } from '../conventions/viewer.ts';
import type { IncidentRow } from './documents.ts';

type Condition = RawBuilder<SqlBool>;

/** Where a page of incidents begins: behind this begin and this number of creation. */
export type IncidentKey = readonly [sortAt: string, seq: string];

export interface IncidentFilter {
  state?: 'draft' | 'scheduled' | 'open' | 'ended' | undefined;
  /** Only maintenances, or only what is none. */
  isMaintenance?: boolean | undefined;
  component?: string | undefined;
  /** Only what touches this window of time, both ends included. */
  from?: Timestamp | undefined;
  to?: Timestamp | undefined;
  /** Only what began in this window of time, without its end. */
  beganFrom?: Timestamp | undefined;
  beganBefore?: Timestamp | undefined;
  /** Only what was known by this moment: for what lies ahead of it, as a maintenance does that is planned later. */
  createdBy?: Timestamp | undefined;
  /** Only where the worst impact that the viewer may see is above the one severity, and not above the other. */
  worst?: { readonly above: number; readonly upTo: number } | undefined;
  /** A part of the title or the description, whatever its case. */
  text?: string | undefined;
}

/** Incidents that have no begin come first, as those that have not begun yet; this is what an index has. */
const sortAt = sql`coalesce(i.began_at, 'infinity'::timestamptz)`;

/** What is published with neither a begin nor an end goes on since it was made, as components of the compatible API say. */
const incidentBegin = sql`coalesce(i.began_at, case when i.ended_at is null then i.created_at end)`;

/** A maintenance that starts or ends by itself does so by the clock (see `maintenanceTimes`). */
const begin = sql`case when m.incident_id is null then ${incidentBegin}
  when m.started_at is null and m.finished_at is null and m.cancelled_at is null and m.starts_by_itself then m.planned_start
  else m.started_at end`;
const end = sql`case when m.incident_id is null then i.ended_at
  else coalesce(m.finished_at, m.cancelled_at, case when m.ends_by_itself and (${begin}) is not null then m.planned_end end) end`;

function stateAt(now: Date) {
  const at = timestampOf(now);
  return sql`case when i.is_draft then 'draft' when (${end}) <= ${at} then 'ended'
    when (${begin}) <= ${at} then 'open' else 'scheduled' end`;
}

/** Where an event stands in the history: at its begin; one that is overdue, whose incident has none, where it was planned. */
export const placeInTime = sql`coalesce(i.began_at, case when m.incident_id is not null then m.planned_start
  when i.ended_at is null then i.created_at end)`;

/** Whether it stands where all of these say, such as `< '2026-11-24'`; put so that the index of the begins is of use. */
function isPlaced(...compared: RawBuilder<unknown>[]): Condition[] {
  if (compared.length === 0) return [];
  const all = (of: RawBuilder<unknown>) =>
    sql.join(
      compared.map((one) => sql`${of} ${one}`),
      sql` and `,
    );
  return [sql<SqlBool>`(${all(sql`i.began_at`)} or (i.began_at is null and ${all(placeInTime)}))`];
}

/** What may be open or still to come: all else is over, and there is much more of that. */
function mayBeAhead(now: Date): Condition {
  return sql<SqlBool>`i.id in (select id from incidents where ended_at is null or ended_at > ${timestampOf(now)}
    union all select incident_id from maintenances where finished_at is null and cancelled_at is null)`;
}

/** Drafts are for operators; what affects hidden components only is for those who may see one of them. */
export function isVisible({ seesDrafts, visibilities }: Viewer): Condition {
  if (seesDrafts) return sql`true`;
  // an aggregate, since PostgreSQL would make a table of all impacts there are for an "exists", also for the first 50 incidents
  return sql`not i.is_draft and coalesce((
    select bool_or(c.visibility in (${sql.join(visibilities)}))
    from impacts x join components c on c.id = x.component_id where x.incident_id = i.id), true)`;
}

/** Also of one that is overdue, whose incident has no begin, or was called off, whose incident lasts no time: then the plan. */
function maintenanceTimesAt(now: Date) {
  return {
    begin: sql`coalesce(m.started_at, m.planned_start)`,
    end: sql`case when m.started_at is null then coalesce(m.finished_at, m.planned_end)
      else coalesce(m.finished_at, m.cancelled_at, case when m.ends_by_itself then m.planned_end
        else greatest(m.planned_end, ${timestampOf(now)}) end) end`,
  };
}

function within({ isMaintenance, from, to }: IncidentFilter, now: Date): Condition[] {
  const { begin, end } = maintenanceTimesAt(now);
  if (isMaintenance === true) {
    return [
      ...(from === undefined ? [] : [sql<SqlBool>`((${end}) >= ${from} or (${end}) is null)`]),
      ...(to === undefined ? [] : [sql<SqlBool>`(${begin}) <= ${to}`]),
    ];
  }
  return [
    ...(from === undefined ? [] : [sql<SqlBool>`(i.ended_at >= ${from} or i.ended_at is null)`]),
    ...(to === undefined ? [] : isPlaced(sql`<= ${to}`)),
  ];
}

function conditions(viewer: Viewer, filter: IncidentFilter, now: Date): Condition[] {
  const { state, isMaintenance, component, beganFrom, beganBefore, createdBy, worst, text } = filter;
  return [
    ...(state === undefined ? [] : [sql<SqlBool>`${stateAt(now)} = ${state}`]),
    ...(state === 'open' || state === 'scheduled' ? [mayBeAhead(now)] : []),
    ...(isMaintenance === undefined ? [] : [sql<SqlBool>`(m.incident_id is not null) = ${isMaintenance}`]),
    ...(component === undefined
      ? []
      : [
          // what a hidden component suffers from is not told either
          sql<SqlBool>`exists (select from impacts x join components c on c.id = x.component_id where x.incident_id = i.id
            and c.id = ${component} and c.visibility in (${sql.join(viewer.visibilities)}))`,
        ]),
    ...within(filter, now),
    ...isPlaced(
      ...(beganFrom === undefined ? [] : [sql`>= ${beganFrom}`]),
      ...(beganBefore === undefined ? [] : [sql`< ${beganBefore}`]),
    ),
    ...(createdBy === undefined ? [] : [sql<SqlBool>`i.created_at <= ${createdBy}`]),
    ...(worst === undefined
      ? []
      : [
          sql<SqlBool>`(select max(x.severity) > ${worst.above} and max(x.severity) <= ${worst.upTo} from impacts x
            join components c on c.id = x.component_id
            where x.incident_id = i.id and c.visibility in (${sql.join(viewer.visibilities)}))`,
        ]),
    ...(text === undefined
      ? []
      : [
          sql<SqlBool>`(strpos(lower(i.display_name), lower(${text})) > 0 or strpos(lower(i.description), lower(${text})) > 0)`,
        ]),
  ];
}

interface Selection {
  viewer: Viewer;
  where: readonly Condition[];
  limit: number;
  now: Date;
  isAscending?: boolean | undefined;
}

async function select(
  db: Kysely<Database>,
  { viewer, where, limit, now, isAscending = false }: Selection,
): Promise<IncidentRow[]> {
  const direction = isAscending ? sql`asc` : sql`desc`;
  const { rows } = await sql<IncidentRow>`
    select i.*, case when p.name is null then null
        else json_build_object('generation', p.generation, 'order', p."order", 'name', p.name) end as phase,
      coalesce(a.impacts, '[]') as impacts, coalesce(u.updates, '[]') as updates,
      r.published_at as post_mortem_at
    from (
      select i.*, ${sortAt}::text as sort_at, ${placeInTime} as placed_at, ${stateAt(now)} as state,
        case when m.incident_id is null then null else json_build_object(
          'planned_start', m.planned_start::text, 'planned_end', m.planned_end::text, 'started_at', m.started_at::text,
          'finished_at', m.finished_at::text, 'cancelled_at', m.cancelled_at::text,
          'starts_by_itself', m.starts_by_itself, 'ends_by_itself', m.ends_by_itself) end as maintenance
      from incidents i left join maintenances m on m.incident_id = i.id
      where ${sql.join([isVisible(viewer), ...where], sql` and `)}
      order by ${sortAt} ${direction}, i.seq ${direction} limit ${limit}
    ) i
    left join phases p on p.generation = i.phase_generation and p."order" = i.phase_order
    left join post_mortems r on r.incident_id = i.id
    left join lateral (
      select json_agg(json_build_array(x.component_id, x.impact_type_id, x.severity) order by x.position) as impacts
      from impacts x join components c on c.id = x.component_id
      where x.incident_id = i.id and c.visibility in (${sql.join(viewer.visibilities)})
    ) a on true
    left join lateral (
      select json_agg(json_build_object('order', t."order", 'display_name', t.display_name, 'description', t.description,
        'is_automatic', t.is_automatic, 'version', t.version,
        'created_at', t.created_at::text, 'updated_at', t.updated_at::text) order by t."order") as updates
      from incident_updates t where t.incident_id = i.id
    ) u on true
    order by ${sortAt} ${direction}, i.seq ${direction}`.execute(db);
  return rows;
}

/** A page of incidents, those that began last first unless it is ascending; one row more when there is a next page. */
export function listIncidents(
  db: Kysely<Database>,
  viewer: Viewer,
  {
    filter,
    after,
    limit,
    now,
    isAscending = false,
  }: { filter: IncidentFilter; after: IncidentKey | undefined; limit: number; now: Date; isAscending?: boolean },
): Promise<IncidentRow[]> {
  const where = conditions(viewer, filter, now);
  if (after !== undefined) {
    const behind = isAscending ? sql`>` : sql`<`;
    where.push(sql`(${sortAt}, i.seq) ${behind} (${after[0]}::timestamptz, ${after[1]}::bigint)`);
  }
  return select(db, { viewer, where, limit: limit + 1, now, isAscending });
}

/** When the last incident before a moment began, and the first from another one on. */
export async function findNeighbours(
  db: Kysely<Database>,
  viewer: Viewer,
  { before, from }: { before: Timestamp; from: Timestamp },
): Promise<{ earlier: Date | null; later: Date | null }> {
  const visible = isVisible(viewer);
  const withoutBegin = sql`from incidents i left join maintenances m on m.incident_id = i.id
    where i.began_at is null and ${visible}`;
  const { rows } = await sql<{ earlier: Timestamp | null; later: Timestamp | null }>`select
    greatest(
      (select i.began_at from incidents i where i.began_at < ${before} and ${visible} order by i.began_at desc limit 1),
      (select max(${placeInTime}) ${withoutBegin} and ${placeInTime} < ${before})) as earlier,
    least(
      (select i.began_at from incidents i where i.began_at >= ${from} and ${visible} order by i.began_at limit 1),
      (select min(${placeInTime}) ${withoutBegin} and ${placeInTime} >= ${from})) as later`.execute(db);
  return { earlier: dateOf(rows[0]?.earlier ?? null), later: dateOf(rows[0]?.later ?? null) };
}

/** @throws ServerError `not-found`, also when the viewer may not see it */
export async function findIncident(
  db: Kysely<Database>,
  viewer: Viewer,
  { id, now, isMaintenance }: { id: string; now: Date; isMaintenance?: boolean },
): Promise<IncidentRow> {
  const where = [sql<SqlBool>`i.id = ${id}`, ...conditions(viewer, { isMaintenance }, now)];
  const [incident] = await select(db, { viewer, where, limit: 1, now });
  if (incident === undefined) throw notFound(isMaintenance === true ? 'maintenance' : 'incident', id);
  return incident;
}
