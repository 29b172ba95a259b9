import { lastDays, overallState } from '@scs/status';
import { timestampOf, type Database } from '@scs/store';
import type { Kysely } from 'kysely';
import { loadIncidents } from '../status/state/load-incidents.ts';
import { loadSeverities } from '../status/state/load-severities.ts';
import { selectComponents } from '../v1/components/queries.ts';
import { everybody } from '../v1/conventions/viewer.ts';
import type { IncidentRow } from '../v1/incidents/documents.ts';
import { listIncidents, type IncidentFilter } from '../v1/incidents/queries.ts';
import type { PublicOverview } from './model.ts';
import { longestSpanMs, presentComponents, presentGroups } from './present-components.ts';
import { presentEvent, publicState } from './present-event.ts';

/** As many days as a bar has. */
const dayCount = 90;
/** What is over is told of for so long; the history has the rest. */
const recentMs = 14 * 24 * 60 * 60 * 1000;
/** As `status.maintenancePreview` is, where nobody set it. */
const defaultPreviewMs = 30 * 24 * 60 * 60 * 1000;
const most = { open: 100, recent: 10 };

/** What an overview is made with. */
export interface OverviewOptions {
  readonly timeZone: string;
  readonly now: Date;
  /** The moment to show the page of, by what is known of it now; undefined for the present. */
  readonly at?: Date | undefined;
  /** The labels by which components without a group are grouped. */
  readonly groupBy?: readonly string[] | undefined;
  /** How far ahead maintenances and announced incidents are told of. Milliseconds */
  readonly previewMs?: number | undefined;
}

/** Reads the whole page; a handful of queries side by side, however much there is. */
export async function readOverview(
  db: Kysely<Database>,
  { timeZone, now: present, at, groupBy = [], previewMs = defaultPreviewMs }: OverviewOptions,
): Promise<PublicOverview> {
  const now = at ?? present;
  const days = lastDays({ count: dayCount, timeZone, now });
  const since = Math.min(now.getTime() - longestSpanMs, days[0]?.start.getTime() ?? Infinity);
  const list = (filter: IncidentFilter, limit: number) =>
    listIncidents(db, everybody, { filter, after: undefined, limit, now }).then((rows) => rows.slice(0, limit));
  // one that is late lies behind, where it was planned: it is told of, too
  const ahead = {
    beganBefore: timestampOf(new Date(now.getTime() + previewMs)),
    createdBy: at === undefined ? undefined : timestampOf(at),
  };
  const [rows, groups, severities, incidents, open, announced, running, coming, over] = await Promise.all([
    selectComponents(db, everybody).execute(),
    db.selectFrom('component_groups').selectAll().orderBy('position').orderBy('name').execute(),
    loadSeverities(db),
    loadIncidents(db, { from: new Date(since), to: now, now }),
    list({ state: 'open', isMaintenance: false }, most.open),
    list({ state: 'scheduled', isMaintenance: false, ...ahead }, most.open),
    list({ state: 'open', isMaintenance: true }, most.open),
    list({ state: 'scheduled', isMaintenance: true, ...ahead }, most.open),
    list({ state: 'ended', from: timestampOf(new Date(now.getTime() - recentMs)) }, most.recent),
  ]);
  const titles = await readTitles(db, incidents);
  const components = presentComponents(rows, { incidents, titles, severities, days, now });
  const names = new Map(components.map(({ id, name }) => [id, name]));
  const event = (row: (typeof open)[number]) => presentEvent(row, { names, severities, now, until: at });
  return {
    at: at === undefined ? null : timestampOf(at),
    overall: publicState(overallState(components.map(({ state }) => state))),
    days: days.map(({ date }) => date),
    groups: presentGroups({ groups, rows, components, groupBy }),
    incidents: open.map(event),
    announced: announced.toSorted(byTime).map(event),
    maintenances: [...running, ...coming.toSorted(byTime)].map(event),
    recent: over.map(event),
  };
}

/** What is to come is read from the next one on. */
function byTime({ placed_at: one }: IncidentRow, { placed_at: other }: IncidentRow): number {
  return Date.parse(one ?? '') - Date.parse(other ?? '');
}

async function readTitles(
  db: Kysely<Database>,
  incidents: readonly { readonly id: string }[],
): Promise<ReadonlyMap<string, string | null>> {
  if (incidents.length === 0) return new Map();
  const ids = incidents.map(({ id }) => id);
  const rows = await db.selectFrom('incidents').select(['id', 'display_name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, display_name: title }) => [id, title]));
}
