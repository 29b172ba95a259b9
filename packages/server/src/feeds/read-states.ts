import { overallState } from '@scs/status';
import type { Database } from '@scs/store';
import type { Kysely } from 'kysely';
import { notFound } from '../errors.ts';
import type { PublicState } from '../pages/model.ts';
import { publicState } from '../pages/present-event.ts';
import { shownName } from '../pages/shown-name.ts';
import { parseUuid } from '../status/compat/parse-uuid.ts';
import { statesOf } from '../status/state/states-of.ts';
import { selectComponents } from '../v1/components/queries.ts';
import { everybody } from '../v1/conventions/viewer.ts';
import type { FeedComponent } from './settings.ts';

/** What a badge shows. */
export interface BadgeState {
  readonly state: PublicState;
  /** Null for the whole page. */
  readonly component: FeedComponent | null;
}

/**
 * The state of the page, or of one component.
 *
 * @throws ServerError `not-found` for a component that strangers may not see
 */
export async function readBadgeState(
  db: Kysely<Database>,
  { componentId, now }: { componentId?: string | undefined; now: Date },
): Promise<BadgeState> {
  const rows = await selectComponents(db, everybody).execute();
  const id = componentId === undefined ? undefined : parseUuid(componentId);
  const wanted = componentId === undefined ? rows : rows.filter((row) => row.id === id);
  const [first] = wanted;
  if (componentId !== undefined && first === undefined) throw notFound('component', componentId);
  const states = await statesOf(
    db,
    wanted.map((row) => row.id),
    { at: now, now },
  );
  return {
    state: publicState(overallState(states.values())),
    component: componentId === undefined || first === undefined ? null : { id: first.id, name: shownName(first) },
  };
}
