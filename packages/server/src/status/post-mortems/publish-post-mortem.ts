import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { ServerError } from '../../errors.ts';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { raiseVersion } from '../incidents/raise-version.ts';
import { expectedVersion, id } from '../schemas.ts';
import { notifying } from '../updates/schemas.ts';
import { lockPostMortem } from './lock-post-mortem.ts';

/** Shows the post-mortem of an incident to the readers of the incident. */
export const publishPostMortem = verb({
  name: 'post-mortem.publish',
  role: 'operator',
  input: z.strictObject({ incidentId: id, expectedVersion, ...notifying }),
  async run({ tx, now, audit, announce }, { incidentId, expectedVersion, notify }) {
    const { incident, postMortem: before } = await lockPostMortem(tx, incidentId);
    checkVersion('post-mortem', before.version, expectedVersion);
    if (incident.is_draft) {
      throw new ServerError('conflict', `The incident ${incidentId} is a draft itself.`, 'Publish the incident first.');
    }
    if (before.published_at !== null) {
      throw new ServerError(
        'conflict',
        `The post-mortem of the incident ${incidentId} is published already.`,
        'Write it anew to change it.',
      );
    }
    const published_at = timestampOf(now);
    const version = await raiseVersion(tx, incident, now);
    await tx
      .updateTable('post_mortems')
      .set({ published_at, version, updated_at: published_at })
      .where('incident_id', '=', incidentId)
      .execute();
    await audit({
      objectType: 'post-mortem',
      objectId: incidentId,
      before: { ...before },
      after: { publishedAt: published_at },
    });
    await announce('post-mortem.published', incidentId, { notify });
  },
});
