import type { Database, Timestamp } from '@scs/store';
import type { Kysely } from 'kysely';
import { ServerError } from '../errors.ts';
import { everybody } from '../v1/conventions/viewer.ts';
import { toIncident } from '../v1/incidents/documents.ts';
import { findIncident } from '../v1/incidents/queries.ts';

/** Something that happened, as the outbox keeps it. */
export interface OutboxEvent {
  readonly id: string;
  readonly at: Timestamp;
  readonly event: string;
  readonly object_id: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What subscribers are told of an event. */
export interface Message {
  /** JSON, the same at every attempt. */
  readonly body: string;
  /** The public components that it is about; null for what has been deleted. */
  readonly componentIds: readonly string[] | null;
  /** What it is about; null for what has been deleted. */
  readonly about: 'incidents' | 'maintenances' | null;
}

/** Grows when a field changes its meaning or goes away; a new field is no new version. */
const version = 1;

/**
 * Says what the public may know of an event: the incident as a stranger sees it at this moment. Of drafts, and of what
 * affects hidden components alone, they know nothing, and neither do subscribers.
 *
 * @returns undefined when there is nothing to tell
 */
export async function composeMessage(
  db: Kysely<Database>,
  { event, object_id: id, payload, at }: OutboxEvent,
  now: Date,
): Promise<Message | undefined> {
  const isOfInterest =
    /^(?:incident|incident-update|maintenance|post-mortem)\./.test(event) && payload['isDraft'] !== true;
  // an operator may change something without telling anybody
  if (!isOfInterest || payload['notify'] === false) {
    return undefined;
  }
  const write = (data: object) => JSON.stringify({ version, type: event, timestamp: at, data });
  if (event === 'incident.deleted') {
    return payload['isPublic'] === true
      ? { body: write({ incident: { id } }), componentIds: null, about: null }
      : undefined;
  }
  const row = await findIncident(db, everybody, { id, now }).catch((error: unknown) => {
    if (error instanceof ServerError && error.code === 'not-found') return undefined;
    throw error;
  });
  if (row === undefined) return undefined;
  const incident = toIncident(row, now);
  const componentIds = incident.affects.map(({ reference }) => reference);
  const update = incident.updates.find(({ order }) => order === payload['order']) ?? null;
  const about = incident.maintenance === null ? 'incidents' : 'maintenances';
  const told = { incident, update, components: await namesOf(db, componentIds) };
  if (!event.startsWith('post-mortem.')) return { body: write(told), componentIds, about };
  const postMortem = await findPublished(db, id);
  // one that was taken back before anybody was told of it
  if (event === 'post-mortem.published' && postMortem === null) return undefined;
  return { body: write({ ...told, postMortem }), componentIds, about };
}

async function findPublished(db: Kysely<Database>, incidentId: string) {
  const found = await db
    .selectFrom('post_mortems')
    .select(['title', 'body', 'published_at as publishedAt'])
    .where('incident_id', '=', incidentId)
    .where('published_at', 'is not', null)
    .executeTakeFirst();
  return found ?? null;
}

async function namesOf(db: Kysely<Database>, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('components')
    .select(['id', 'display_name as displayName'])
    .where('id', 'in', ids)
    .orderBy('seq')
    .execute();
}
