import type { Database, Visibility } from '@scs/store';
import { sql, type Kysely, type SqlBool } from 'kysely';
import { notFound } from '../../errors.ts';
import { statesOf } from '../../status/state/states-of.ts';
import type { Viewer } from '../conventions/viewer.ts';
import { toComponent } from './documents.ts';

/** The components that a viewer may see, in their order. */
export function selectComponents(db: Kysely<Database>, { visibilities }: Viewer) {
  return db
    .selectFrom('components')
    .selectAll()
    .where('visibility', 'in', visibilities)
    .orderBy('position')
    .orderBy('seq');
}

interface ComponentFilter {
  after: readonly [position: number, seq: string] | undefined;
  limit: number;
  groupId?: string | undefined;
  visibility?: Visibility | undefined;
  text?: string | undefined;
}

/** A page of components; one row more when there is a next page. */
export function listComponents(db: Kysely<Database>, viewer: Viewer, filter: ComponentFilter) {
  const { after, limit, groupId, visibility, text } = filter;
  let query = selectComponents(db, viewer).limit(limit + 1);
  if (after !== undefined) query = query.where(sql<SqlBool>`(position, seq) > (${after[0]}, ${after[1]})`);
  if (groupId !== undefined) query = query.where('group_id', '=', groupId);
  if (visibility !== undefined) query = query.where('visibility', '=', visibility);
  if (text !== undefined) query = query.where(sql<SqlBool>`strpos(lower(display_name), lower(${text})) > 0`);
  return query.execute();
}

/** @throws ServerError `not-found`, also when the viewer may not see it */
export async function readComponent(
  db: Kysely<Database>,
  viewer: Viewer,
  { id, now, at = now }: { id: string; now: Date; at?: Date },
) {
  const row = await selectComponents(db, viewer).where('id', '=', id).executeTakeFirst();
  const state = row && (await statesOf(db, [id], { at, now })).get(id);
  if (row === undefined || state === undefined) throw notFound('component', id);
  return toComponent(row, state);
}
