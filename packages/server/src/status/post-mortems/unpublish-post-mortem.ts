import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { ServerError } from '../../errors.ts';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { raiseVersion } from '../incidents/raise-version.ts';
import { expectedVersion, id } from '../schemas.ts';
import { lockPostMortem } from './lock-post-mortem.ts';

/** Makes the post-mortem of an incident a draft again. What subscribers were told of it stays told. */
export const unpublishPostMortem = verb({
  name: 'post-mortem.unpublish',
  role: 'operator',
  input: z.strictObject({ incidentId: id, expectedVersion }),
  async run({ tx, now, audit, announce }, { incidentId, expectedVersion }) {
    const { incident, postMortem: before } = await lockPostMortem(tx, incidentId);
    checkVersion('post-mortem', before.version, expectedVersion);
    if (before.published_at === null) {
      throw new ServerError(
        'conflict',
        `The post-mortem of the incident ${incidentId} is a draft.`,
        'Publish it first.',
      );
    }
    const version = await raiseVersion(tx, incident, now);
    await tx
      .updateTable('post_mortems')
      .set({ published_at: null, version, updated_at: timestampOf(now) })
      .where('incident_id', '=', incidentId)
      .execute();
    await audit({
      objectType: 'post-mortem',
      objectId: incidentId,
      before: { ...before },
      after: { publishedAt: null },
    });
    await announce('post-mortem.unpublished', incidentId, {});
  },
});
