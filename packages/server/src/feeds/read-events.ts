import { timestampOf, type Database, type Timestamp } from '@scs/store';
import type { Kysely } from 'kysely';
import { notFound } from '../errors.ts';
import type { PublicEvent } from '../pages/model.ts';
import { presentEvent } from '../pages/present-event.ts';
import { shownName } from '../pages/shown-name.ts';
import { parseUuid } from '../status/compat/parse-uuid.ts';
import { loadSeverities } from '../status/state/load-severities.ts';
import { selectComponents } from '../v1/components/queries.ts';
import { everybody } from '../v1/conventions/viewer.ts';
import type { IncidentRow } from '../v1/incidents/documents.ts';
import { listIncidents, type IncidentFilter } from '../v1/incidents/queries.ts';
import type { FeedComponent } from './settings.ts';

/** An event with what readers tell a new one from a known one by. */
export interface FeedEvent extends PublicEvent {
  readonly createdAt: Timestamp;
  /** When it, or one of its updates, was changed last. */
  readonly updatedAt: Timestamp;
  /** Grows with each change. */
  readonly version: number;
}

export interface FeedEvents {
  readonly events: readonly FeedEvent[];
  /** Null for all. */
  readonly component: FeedComponent | null;
}

/** More than a reader shows; what is older has a page of its own. */
const most = { feed: 50, calendar: 200 };
/** A calendar tells what is to come, and what was so long ago. */
const calendarMs = 180 * 24 * 60 * 60 * 1000;

interface Wanted {
  /** As it stands in the address. */
  readonly componentId?: string | undefined;
  readonly now: Date;
}

/**
 * The latest incidents and maintenances that strangers may see.
 *
 * @throws ServerError `not-found` for a component that they may not see
 */
export function readFeed(db: Kysely<Database>, wanted: Wanted): Promise<FeedEvents> {
  return readEvents(db, wanted, { filter: {}, limit: most.feed });
}

/**
 * The maintenances that a calendar shows, cancelled ones included: programs must learn that they are.
 *
 * @throws ServerError `not-found` for a component that strangers may not see
 */
export function readMaintenances(db: Kysely<Database>, wanted: Wanted): Promise<FeedEvents> {
  const from = timestampOf(new Date(wanted.now.getTime() - calendarMs));
  return readEvents(db, wanted, { filter: { isMaintenance: true, from }, limit: most.calendar });
}

async function readEvents(
  db: Kysely<Database>,
  { componentId, now }: Wanted,
  { filter, limit }: { filter: IncidentFilter; limit: number },
): Promise<FeedEvents> {
  const [components, severities] = await Promise.all([selectComponents(db, everybody).execute(), loadSeverities(db)]);
  const names = new Map(components.map((row) => [row.id, shownName(row)]));
  const component = componentId === undefined ? null : componentOf(names, componentId);
  const own = component === null ? filter : { ...filter, component: component.id };
  const rows = await listIncidents(db, everybody, { filter: own, after: undefined, limit, now });
  return {
    component,
    events: rows.slice(0, limit).map((row) => ({
      ...presentEvent(row, { names, severities, now }),
      createdAt: row.created_at,
      updatedAt: updatedAt(row),
      version: row.version,
    })),
  };
}

function componentOf(names: ReadonlyMap<string, string>, text: string): FeedComponent {
  const id = parseUuid(text);
  const name = id === undefined ? undefined : names.get(id);
  if (id === undefined || name === undefined) throw notFound('component', text);
  return { id, name };
}

function updatedAt({ updated_at: own, updates }: IncidentRow): Timestamp {
  const moments = [own, ...updates.map((update) => update.updated_at)].map((moment) => new Date(moment).getTime());
  return timestampOf(new Date(Math.max(...moments)));
}
