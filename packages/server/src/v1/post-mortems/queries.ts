import type { Database } from '@scs/store';
import type { Kysely, Selectable } from 'kysely';
import type { Viewer } from '../conventions/viewer.ts';

export type PostMortemRow = Selectable<Database['post_mortems']>;

/** The post-mortem of an incident, if the viewer may see it. Whether they may see the incident is the caller's to look at. */
export function findPostMortem(
  db: Kysely<Database>,
  incidentId: string,
  { seesDrafts }: Viewer,
): Promise<PostMortemRow | undefined> {
  let query = db.selectFrom('post_mortems').selectAll().where('incident_id', '=', incidentId);
  if (!seesDrafts) query = query.where('published_at', 'is not', null);
  return query.executeTakeFirst();
}
