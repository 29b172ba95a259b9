import { z } from 'zod';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { raiseVersion } from '../incidents/raise-version.ts';
import { expectedVersion, id } from '../schemas.ts';
import { lockPostMortem } from './lock-post-mortem.ts';

/** Deletes the post-mortem of an incident. The audit log keeps what it said. */
export const deletePostMortem = verb({
  name: 'post-mortem.delete',
  role: 'operator',
  input: z.strictObject({ incidentId: id, expectedVersion }),
  async run({ tx, now, audit, announce }, { incidentId, expectedVersion }) {
    const { incident, postMortem: before } = await lockPostMortem(tx, incidentId);
    checkVersion('post-mortem', before.version, expectedVersion);
    await tx.deleteFrom('post_mortems').where('incident_id', '=', incidentId).execute();
    await raiseVersion(tx, incident, now);
    await audit({ objectType: 'post-mortem', objectId: incidentId, before: { ...before }, after: null });
    const isDraft = incident.is_draft || before.published_at === null;
    await announce('post-mortem.deleted', incidentId, { isDraft });
  },
});
