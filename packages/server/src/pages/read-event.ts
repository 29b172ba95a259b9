import type { Database } from '@scs/store';
import type { Kysely } from 'kysely';
import { parseUuid } from '../status/compat/parse-uuid.ts';
import { loadSeverities } from '../status/state/load-severities.ts';
import { notFound } from '../errors.ts';
import { selectComponents } from '../v1/components/queries.ts';
import { everybody } from '../v1/conventions/viewer.ts';
import { findPostMortem, type PostMortemRow } from '../v1/post-mortems/queries.ts';
import { findIncident } from '../v1/incidents/queries.ts';
import type { PublicEventPage, PublicPostMortem } from './model.ts';
import { presentEvent } from './present-event.ts';
import { shownName } from './shown-name.ts';

/**
 * Reads one incident or maintenance, however long ago it was.
 *
 * @throws ServerError `not-found`, also when strangers may not see it
 */
export async function readEvent(
  db: Kysely<Database>,
  { id, isMaintenance, now }: { id: string; isMaintenance: boolean; now: Date },
): Promise<PublicEventPage> {
  const known = parseUuid(id);
  if (known === undefined) throw notFound(isMaintenance ? 'maintenance' : 'incident', id);
  const [row, postMortem, components, severities] = await Promise.all([
    findIncident(db, everybody, { id: known, isMaintenance, now }),
    findPostMortem(db, known, everybody),
    selectComponents(db, everybody).execute(),
    loadSeverities(db),
  ]);
  const names = new Map(components.map((component) => [component.id, shownName(component)]));
  return { ...presentEvent(row, { names, severities, now }), postMortem: postMortem ? present(postMortem) : null };
}

function present({ title, body: text, published_at: publishedAt }: PostMortemRow): PublicPostMortem | null {
  return publishedAt === null ? null : { title, text, publishedAt };
}
