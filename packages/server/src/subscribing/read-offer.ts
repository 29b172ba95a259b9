import type { Database } from '@scs/store';
import type { Kysely } from 'kysely';
import { shownName } from '../pages/shown-name.ts';
import { selectComponents } from '../v1/components/queries.ts';
import { everybody } from '../v1/conventions/viewer.ts';
import type { SubscribeOffer } from './model.ts';

/** The components that strangers may see, in their groups. */
export async function readOffer(db: Kysely<Database>): Promise<SubscribeOffer> {
  const [rows, groups] = await Promise.all([
    selectComponents(db, everybody).execute(),
    db.selectFrom('component_groups').select(['id', 'name']).orderBy('position').orderBy('name').execute(),
  ]);
  const members = Map.groupBy(rows, ({ group_id: group }) => group);
  return {
    groups: [{ id: null, name: null }, ...groups].flatMap(({ id, name }) => {
      const own = members.get(id) ?? [];
      if (own.length === 0) return [];
      const heading = id === null ? null : shownName({ id, display_name: name });
      return [{ name: heading, components: own.map((row) => ({ id: row.id, name: shownName(row) })) }];
    }),
  };
}
