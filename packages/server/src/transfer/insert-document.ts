import { timestampOf, type Database } from '@scs/store';
import { sql, type Transaction } from 'kysely';
import { keepMaintenance } from '../status/incidents/keep-maintenance.ts';
import type { TransferDocument } from './document.ts';

type Tx = Transaction<Database>;

type List = 'severities' | 'phases' | 'impactTypes' | 'groups' | 'components' | 'incidents' | 'templates' | 'reports';

/**
 * Inserts what is not there yet, each kind by one statement however many there are.
 *
 * @param document one that fits what is there (`reconcile`)
 * @returns how many of each were new
 */
export async function insertDocument(tx: Tx, document: TransferDocument, now: Date): Promise<Record<List, number>> {
  const moment = timestampOf(now);
  const dated = <T extends { createdAt?: string | undefined; updatedAt?: string | undefined }>(rows: readonly T[]) =>
    rows.map((row) => ({
      ...row,
      createdAt: row.createdAt ?? moment,
      updatedAt: row.updatedAt ?? row.createdAt ?? moment,
    }));
  const versioned = 'version int, "createdAt" timestamptz, "updatedAt" timestamptz';
  const versionedColumns = 'version, created_at, updated_at';
  const versionedValues = 'version, "createdAt", "updatedAt"';

  const groups = await insert(tx, {
    rows: dated(document.groups),
    types: `id uuid, name text, description text, "isRedundant" boolean, position int, ${versioned}`,
    into: `component_groups (id, name, description, is_redundant, position, ${versionedColumns})`,
    values: `id, name, description, "isRedundant", position, ${versionedValues}`,
  });
  const components = await insert(tx, {
    rows: dated(document.components),
    types: `id uuid, "displayName" text, description text, labels jsonb, "groupId" uuid, position int, visibility text, ${versioned}`,
    into: `components (id, display_name, description, labels, group_id, position, visibility, ${versionedColumns})`,
    values: `id, "displayName", description, labels, "groupId", position, visibility, ${versionedValues}`,
  });
  const impactTypes = await insert(tx, {
    rows: dated(document.impactTypes),
    types: `id uuid, "displayName" text, description text, ${versioned}`,
    into: `impact_types (id, display_name, description, ${versionedColumns})`,
    values: `id, "displayName", description, ${versionedValues}`,
  });
  const severities = await insert(tx, {
    rows: dated(document.severities),
    types: `id uuid, "displayName" text, value int, colour text, ${versioned}`,
    into: `severities (id, display_name, value, colour, ${versionedColumns})`,
    values: `id, "displayName", value, colour, ${versionedValues}`,
  });
  if (document.phases.length > 0) await tx.insertInto('phases').values(document.phases).execute();
  const incidents = await insertIncidents(tx, dated(document.incidents), {
    versioned,
    versionedColumns,
    versionedValues,
    now,
  });
  const templates = await insert(tx, {
    rows: dated(document.templates),
    types: `id uuid, name text, content jsonb, ${versioned}`,
    into: `templates (id, name, content, ${versionedColumns})`,
    values: `id, name, content, ${versionedValues}`,
  });
  const reports = await insertReports(tx, document.reports);
  return {
    severities: severities.length,
    phases: document.phases.length,
    impactTypes: impactTypes.length,
    groups: groups.length,
    components: components.length,
    incidents: incidents.length,
    templates: templates.length,
    reports: reports.length,
  };
}

/** One statement for many rows. All texts but the rows are our own. @returns the ids of those that were not there */
async function insert(
  tx: Tx,
  { rows, types, into, values }: { rows: readonly object[]; types: string; into: string; values: string },
): Promise<string[]> {
  const { rows: added } = await sql<{ id: string }>`
    insert into ${sql.raw(into)}
    select ${sql.raw(values)} from (
      select * from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as (${sql.raw(types)})) with ordinality
    ) given order by ordinality
    on conflict (id) do nothing returning id`.execute(tx);
  return added.map(({ id }) => id);
}

/** A month that is frozen here already stays as it is, whatever the other one says. */
async function insertReports(tx: Tx, reports: TransferDocument['reports']): Promise<unknown[]> {
  if (reports.length === 0) return [];
  return tx
    .insertInto('report_months')
    .values(
      reports.map(({ month, timeZone, beganAt, endedAt, frozenAt, components }) => ({
        month,
        time_zone: timeZone,
        began_at: beganAt,
        ended_at: endedAt,
        frozen_at: frozenAt,
        components: JSON.stringify(components),
      })),
    )
    .onConflict((conflict) => conflict.column('month').doNothing())
    .returning('month')
    .execute();
}

async function insertIncidents(
  tx: Tx,
  incidents: readonly TransferDocument['incidents'][number][],
  {
    versioned,
    versionedColumns,
    versionedValues,
    now,
  }: Record<'versioned' | 'versionedColumns' | 'versionedValues', string> & { now: Date },
): Promise<string[]> {
  const added = await insert(tx, {
    rows: incidents.map(({ phase, ...incident }) => ({
      ...incident,
      generation: phase?.generation,
      order: phase?.order,
    })),
    types: `id uuid, "displayName" text, description text, "beganAt" timestamptz, "endedAt" timestamptz,
      generation int, "order" int, "isDraft" boolean, ${versioned}`,
    into: `incidents (id, display_name, description, began_at, ended_at, phase_generation, phase_order, is_draft, ${versionedColumns})`,
    values: `id, "displayName", description, "beganAt", "endedAt", generation, "order", "isDraft", ${versionedValues}`,
  });
  const isNew = new Set(added);
  const fresh = incidents.filter(({ id }) => isNew.has(id));
  const moment = timestampOf(now);
  await sql`insert into impacts (incident_id, component_id, impact_type_id, severity, position)
    select "incidentId", component, type, severity, position from jsonb_to_recordset(${JSON.stringify(
      fresh.flatMap(({ id, impacts }) => impacts.map((impact, position) => ({ incidentId: id, ...impact, position }))),
    )}::jsonb) as given ("incidentId" uuid, component uuid, type uuid, severity int, position int)`.execute(tx);
  await sql`insert into incident_updates (incident_id, "order", display_name, description, is_automatic, ${sql.raw(versionedColumns)})
    select "incidentId", "order", "displayName", description, "isAutomatic", ${sql.raw(versionedValues)}
    from jsonb_to_recordset(${JSON.stringify(
      fresh.flatMap(({ id, updates }) =>
        updates.map((update) => ({
          incidentId: id,
          ...update,
          createdAt: update.createdAt ?? moment,
          updatedAt: update.updatedAt ?? update.createdAt ?? moment,
        })),
      ),
    )}::jsonb) as given ("incidentId" uuid, "order" int, "displayName" text, description text, "isAutomatic" boolean, ${sql.raw(versioned)})`.execute(
    tx,
  );
  await sql`insert into maintenances (incident_id, planned_start, planned_end, started_at, finished_at, cancelled_at,
      starts_by_itself, ends_by_itself)
    select "incidentId", "plannedStart", "plannedEnd", "startedAt", "finishedAt", "cancelledAt", "startsByItself", "endsByItself"
    from jsonb_to_recordset(${JSON.stringify(
      fresh.flatMap(({ id, maintenance }) => (maintenance ? [{ incidentId: id, ...maintenance }] : [])),
    )}::jsonb) as given ("incidentId" uuid, "plannedStart" timestamptz, "plannedEnd" timestamptz, "startedAt" timestamptz,
      "finishedAt" timestamptz, "cancelledAt" timestamptz, "startsByItself" boolean, "endsByItself" boolean)`.execute(
    tx,
  );
  await sql`insert into post_mortems (incident_id, title, body, published_at, ${sql.raw(versionedColumns)})
    select "incidentId", title, body, "publishedAt", ${sql.raw(versionedValues)}
    from jsonb_to_recordset(${JSON.stringify(
      fresh.flatMap(({ id, postMortem }) =>
        postMortem
          ? [
              {
                incidentId: id,
                ...postMortem,
                createdAt: postMortem.createdAt ?? moment,
                updatedAt: postMortem.updatedAt ?? postMortem.createdAt ?? moment,
              },
            ]
          : [],
      ),
    )}::jsonb) as given ("incidentId" uuid, title text, body text, "publishedAt" timestamptz, ${sql.raw(versioned)})`.execute(
    tx,
  );
  for (const { id, maintenance } of fresh) if (maintenance === undefined) await keepMaintenance(tx, id, now);
  return added;
}
