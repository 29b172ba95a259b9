import type { Database } from '@scs/store';
import type { Transaction } from 'kysely';
import { z } from 'zod';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { expectedVersion, id } from '../schemas.ts';
import { lockIncident } from './read-incident.ts';

/** Deletes an incident with its impacts, updates and post-mortem. The audit log keeps what it was. */
export const deleteIncident = verb({
  name: 'incident.delete',
  role: 'operator',
  input: z.strictObject({ id, expectedVersion }),
  async run({ tx, audit, announce }, { id, expectedVersion }) {
    const before = await lockIncident(tx, id);
    checkVersion('incident', before.version, expectedVersion);
    const updates = await tx
      .selectFrom('incident_updates')
      .selectAll()
      .where('incident_id', '=', id)
      .orderBy('order')
      .execute();
    const postMortem = await tx.selectFrom('post_mortems').selectAll().where('incident_id', '=', id).executeTakeFirst();
    const isPublic = !before.is_draft && (await affectsPublic(tx, id));
    await tx.deleteFrom('incidents').where('id', '=', id).execute();
    await audit({
      objectType: 'incident',
      objectId: id,
      before: { ...before, updates, postMortem: postMortem ?? null },
      after: null,
    });
    await announce('incident.deleted', id, { isDraft: before.is_draft, isPublic });
  },
});

/** Whether strangers could see it: it affects a public component, or none at all. */
async function affectsPublic(tx: Transaction<Database>, id: string): Promise<boolean> {
  const visibilities = await tx
    .selectFrom('impacts')
    .innerJoin('components', 'components.id', 'impacts.component_id')
    .select('visibility')
    .distinct()
    .where('incident_id', '=', id)
    .execute();
  return visibilities.length === 0 || visibilities.some(({ visibility }) => visibility === 'public');
}
