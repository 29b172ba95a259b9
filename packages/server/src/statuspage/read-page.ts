import { createHash } from 'node:crypto';
import { overallState } from '@scs/status';
import { timestampFromPostgres, type Database, type Timestamp } from '@scs/store';
import { sql, type Kysely } from 'kysely';
import { loadSeverities } from '../status/state/load-severities.ts';
import { statesOf } from '../status/state/states-of.ts';
import { selectComponents } from '../v1/components/queries.ts';
import { everybody } from '../v1/conventions/viewer.ts';
import { isVisible, listIncidents, type IncidentFilter } from '../v1/incidents/queries.ts';
import { presentComponents } from './present-components.ts';
import { presentIncident, presentMaintenance, type Surroundings } from './present-events.ts';

/** What the page is called, and where it is. */
export interface PageSettings {
  readonly publicUrl: string;
  readonly page: { readonly name: string; readonly timeZone: string };
}

/** As many as Statuspage tells. */
const most = 50;

/** Reads what is public, as Statuspage's documents tell it. */
export async function readPage(db: Kysely<Database>, { publicUrl, page }: PageSettings, now: Date) {
  const pageId = createHash('sha256').update(publicUrl).digest('hex').slice(0, 12);
  const rows = await selectComponents(db, everybody).execute();
  const groups = await db.selectFrom('component_groups').selectAll().orderBy('position').orderBy('name').execute();
  const ids = rows.map(({ id }) => id);
  const states = await statesOf(db, ids, { at: now, now });
  const components = presentComponents({ components: rows, groups }, { states, pageId });
  const { indicator, description } = overallState(states.values());
  const surroundings: Surroundings = {
    components: new Map(components.map((component) => [component.id, component])),
    severities: await loadSeverities(db),
    pageId,
    publicUrl,
    now,
  };
  const list = (filter: IncidentFilter) =>
    listIncidents(db, everybody, { filter, after: undefined, limit: most, now }).then((found) => found.slice(0, most));
  return {
    page: { id: pageId, name: page.name, url: publicUrl, time_zone: page.timeZone, updated_at: await changedAt(db) },
    status: { indicator, description },
    components,
    incidents: async (state?: 'open') =>
      (await list({ isMaintenance: false, state })).map((row) => presentIncident(row, surroundings)),
    maintenances: async (state?: 'open' | 'scheduled') => {
      const found = await list({ isMaintenance: true, state });
      // what is to come is read from the next one on
      const ordered = state === 'scheduled' ? found.toReversed() : found;
      return ordered.map((row) => presentMaintenance(row, surroundings));
    },
  };
}

/** When anything of what strangers see was changed last: drafts and what is hidden are nobody's business. */
async function changedAt(db: Kysely<Database>): Promise<Timestamp> {
  const { rows } = await sql<{ at: string }>`select coalesce(greatest(
    (select i.updated_at from incidents i where ${isVisible(everybody)} order by i.updated_at desc limit 1),
    (select max(updated_at) from components where visibility in (${sql.join(everybody.visibilities)})),
    (select max(updated_at) from component_groups)), to_timestamp(0))::text as at`.execute(db);
  return timestampFromPostgres(rows[0]?.at ?? '1970-01-01 00:00:00+00');
}
