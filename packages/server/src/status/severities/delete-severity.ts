import { z } from 'zod';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { expectedVersion } from '../schemas.ts';
import { lockSeverity } from './lock-severity.ts';
import { severityKey } from './schemas.ts';

/** Deletes a severity; the ranges of the others close the gap. */
export const deleteSeverity = verb({
  name: 'severity.delete',
  role: 'operator',
  input: z.strictObject({ key: severityKey, expectedVersion }),
  async run({ tx, audit, announce }, { key, expectedVersion }) {
    const before = await lockSeverity(tx, key);
    checkVersion('severity', before.version, expectedVersion);
    await tx.deleteFrom('severities').where('id', '=', before.id).execute();
    await audit({ objectType: 'severity', objectId: before.id, before: { ...before }, after: null });
    await announce('severity.deleted', before.id, {});
  },
});
