import type { Database, Timestamp } from '@scs/store';
import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';

/** component or incident, impact type, severity */
type ImpactRow = [reference: string, type: string, severity: number | null];

export interface ComponentRow {
  id: string;
  display_name: string | null;
  labels: Readonly<Record<string, string>> | null;
  impacts: ImpactRow[];
}

export interface IncidentRow {
  id: string;
  display_name: string | null;
  description: string | null;
  began_at: Timestamp | null;
  ended_at: Timestamp | null;
  phase_generation: number | null;
  phase_order: number | null;
  impacts: ImpactRow[];
  updates: number[];
}

/** Which incidents count for a component: those without an end, or those that were going on at a moment. */
export type ActiveAt = { kind: 'open' } | { kind: 'never' } | { kind: 'moment'; at: Timestamp };

/** Both ends are exclusive, and an incident without a begin is never going on (reference 1.5.4). */
function isActive(active: ActiveAt) {
  if (active.kind === 'never') return sql<SqlBool>`false`;
  if (active.kind === 'open') return sql<SqlBool>`i.ended_at is null`;
  const { at } = active;
  return sql<SqlBool>`i.began_at < ${at} and (i.ended_at > ${at} or i.ended_at is null)`;
}

/** The public's components in their order, each with the impacts of its active incidents. */
export async function listComponents(db: Kysely<Database>, at: ActiveAt, id?: string): Promise<ComponentRow[]> {
  const { rows } = await sql<ComponentRow>`
    select c.id, c.display_name, c.labels, coalesce(a.impacts, '[]') as impacts
    from components c
    left join (
      select m.component_id,
        json_agg(json_build_array(m.incident_id, m.impact_type_id, m.severity) order by i.began_at, i.seq, m.position) as impacts
      from incidents i join impacts m on m.incident_id = i.id
      where not i.is_draft and ${isActive(at)}
      group by m.component_id
    ) a on a.component_id = c.id
    where c.visibility = 'public' and ${id === undefined ? sql<SqlBool>`true` : sql<SqlBool>`c.id = ${id}`}
    order by c.position, c.seq`.execute(db);
  return rows;
}

/**
 * What the public sees of incidents: no drafts, and none whose impacts are all on components that are not public. Three plain
 * lists of one moment, put together here: for thousands of incidents that takes half the time of a JSON value for each.
 */
function readIncidents(db: Kysely<Database>, where: RawBuilder<SqlBool>): Promise<IncidentRow[]> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (transaction) => {
      const { rows } = await sql<Omit<IncidentRow, 'impacts' | 'updates'>>`
        select i.id, i.display_name, i.description, i.began_at, i.ended_at, i.phase_generation, i.phase_order
        from incidents i where not i.is_draft and ${where}
        order by i.began_at nulls first, i.seq`.execute(transaction);
      const incidents = new Map<string, IncidentRow>();
      for (const row of rows) incidents.set(row.id, { ...row, impacts: [], updates: [] });
      if (incidents.size === 0) return [];
      // as PostgreSQL writes a list of them: the driver would look for quotes in each, which takes a few ms for thousands
      const ids = `{${[...incidents.keys()].join(',')}}`;
      const hidden = await listHiddenComponents(transaction);
      const ofHidden = await addImpacts(transaction, incidents, ids, hidden);
      await addUpdates(transaction, incidents, ids);
      return [...incidents.values()].filter(({ id, impacts }) => impacts.length > 0 || !ofHidden.has(id));
    });
}

/** The components that are not public. */
async function listHiddenComponents(db: Kysely<Database>): Promise<Set<string>> {
  const rows = await db.selectFrom('components').select('id').where('visibility', '<>', 'public').execute();
  return new Set(rows.map(({ id }) => id));
}

/** Returns the incidents that have impacts on hidden components. */
async function addImpacts(
  db: Kysely<Database>,
  incidents: ReadonlyMap<string, IncidentRow>,
  ids: string,
  hidden: ReadonlySet<string>,
): Promise<Set<string>> {
  // neither joined nor sorted by the database: that takes it as long as the reading
  const { rows } = await sql<{
    of: string;
    component: string;
    type: string;
    severity: number | null;
    position: number;
  }>`
    select incident_id as of, component_id as component, impact_type_id as type, severity, position
    from impacts where incident_id = any(${ids}::uuid[])`.execute(db);
  rows.sort((one, other) => one.position - other.position);
  const ofHidden = new Set<string>();
  for (const row of rows) {
    if (hidden.has(row.component)) ofHidden.add(row.of);
    else incidents.get(row.of)?.impacts.push([row.component, row.type, row.severity]);
  }
  return ofHidden;
}

async function addUpdates(
  db: Kysely<Database>,
  incidents: ReadonlyMap<string, IncidentRow>,
  ids: string,
): Promise<void> {
  const { rows } = await sql<{ of: string; order: number }>`
    select incident_id as of, "order" from incident_updates
    where incident_id = any(${ids}::uuid[]) order by "order"`.execute(db);
  for (const row of rows) incidents.get(row.of)?.updates.push(row.order);
}

/**
 * The incidents of a window, both ends of which belong to it (reference 1.5.5). A maintenance that was called off before it
 * started is none: clients count the days that an incident touches.
 */
export function listIncidents(db: Kysely<Database>, start: Timestamp, end: Timestamp): Promise<IncidentRow[]> {
  return readIncidents(
    db,
    sql<SqlBool>`not exists (
      select from maintenances m where m.incident_id = i.id and m.cancelled_at is not null and m.started_at is null
    ) and (
    (i.began_at <= ${end} and (i.ended_at >= ${start} or i.ended_at is null))
    or (i.began_at is null and i.ended_at between ${start} and ${end}))`,
  );
}

export async function findIncident(db: Kysely<Database>, id: string): Promise<IncidentRow | undefined> {
  return (await readIncidents(db, sql<SqlBool>`i.id = ${id}`))[0];
}

/** Whether there is such an incident, and it is in no phase: imported from upstream, or made before there were phases. */
export async function hasNoPhase(db: Kysely<Database>, id: string): Promise<boolean> {
  const incident = await db
    .selectFrom('incidents')
    .select('id')
    .where('id', '=', id)
    .where('phase_generation', 'is', null)
    .executeTakeFirst();
  return incident !== undefined;
}

/** The updates of an incident that the public may see, in their order. */
export function listUpdates(db: Kysely<Database>, incidentId: string, order?: number) {
  return db
    .selectFrom('incident_updates')
    .select(['order', 'display_name', 'description', 'created_at'])
    .where('incident_id', '=', incidentId)
    .$if(order !== undefined, (query) => query.where('order', '=', order ?? 0))
    .orderBy('order')
    .execute();
}

export function listImpactTypes(db: Kysely<Database>, id?: string) {
  return db
    .selectFrom('impact_types')
    .select(['id', 'display_name', 'description'])
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .orderBy('seq')
    .execute();
}

/** By value; those without one last. */
export function listSeverities(db: Kysely<Database>, name?: string) {
  return db
    .selectFrom('severities')
    .select(['display_name', 'value'])
    .$if(name !== undefined, (query) => query.where('display_name', '=', name ?? ''))
    .orderBy('value', (order) => order.asc().nullsLast())
    .orderBy('display_name')
    .execute();
}

/** The newest list, or the one of a generation; generation 0 with no phases when there is none at all. */
export async function listPhases(
  db: Kysely<Database>,
  generation: number | undefined,
): Promise<{ generation: number; phases: string[] }> {
  const rows = await db
    .selectFrom('phases')
    .select(['generation', 'name'])
    .where('generation', '=', generation ?? sql<number>`(select max(generation) from phases)`)
    .orderBy('order')
    .execute();
  return { generation: rows[0]?.generation ?? 0, phases: rows.map(({ name }) => name) };
}
