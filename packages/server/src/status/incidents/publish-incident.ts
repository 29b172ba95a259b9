import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { ServerError } from '../../errors.ts';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { expectedVersion, id } from '../schemas.ts';
import { notifying } from '../updates/schemas.ts';
import { keepMaintenance } from './keep-maintenance.ts';
import { lockIncident } from './read-incident.ts';

/** Shows a draft to its readers. One that has no begin begins now. */
export const publishIncident = verb({
  name: 'incident.publish',
  role: 'operator',
  input: z.strictObject({ id, expectedVersion, ...notifying }),
  async run({ tx, now, audit, announce }, { id, expectedVersion, notify }) {
    const before = await lockIncident(tx, id);
    checkVersion('incident', before.version, expectedVersion);
    if (!before.is_draft) {
      throw new ServerError('conflict', `The incident ${id} is published already.`, 'Change it instead.');
    }
    const { version } = await tx
      .updateTable('incidents')
      .set({
        is_draft: false,
        began_at: before.began_at ?? timestampOf(now),
        version: before.version + 1,
        updated_at: timestampOf(now),
      })
      .where('id', '=', id)
      .returning('version')
      .executeTakeFirstOrThrow();
    await keepMaintenance(tx, id, now, { before });
    await audit({ objectType: 'incident', objectId: id, before: { ...before }, after: { isDraft: false } });
    await announce('incident.published', id, { notify });
    return { version };
  },
});
