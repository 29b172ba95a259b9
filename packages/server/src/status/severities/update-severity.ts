import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { expectedVersion } from '../schemas.ts';
import { lockSeverity } from './lock-severity.ts';
import { refuseTaken } from './refuse-taken.ts';
import { severityChanges, severityKey } from './schemas.ts';

/** Changes a severity, which the compatible API knows by its name. Impacts hold plain numbers and stay as they are. */
export const updateSeverity = verb({
  name: 'severity.update',
  role: 'operator',
  input: z.strictObject({ key: severityKey, expectedVersion, ...severityChanges }),
  async run({ tx, now, audit, announce }, { key, expectedVersion, ...changes }) {
    const before = await lockSeverity(tx, key);
    checkVersion('severity', before.version, expectedVersion);
    await refuseTaken(tx, changes, before.id);
    const { version } = await tx
      .updateTable('severities')
      .set({
        ...(changes.displayName === undefined ? {} : { display_name: changes.displayName }),
        ...(changes.value === undefined ? {} : { value: changes.value }),
        ...(changes.colour === undefined ? {} : { colour: changes.colour }),
        version: before.version + 1,
        updated_at: timestampOf(now),
      })
      .where('id', '=', before.id)
      .returning('version')
      .executeTakeFirstOrThrow();
    await audit({ objectType: 'severity', objectId: before.id, before: { ...before }, after: changes });
    await announce('severity.updated', before.id, {});
    return { version };
  },
});
