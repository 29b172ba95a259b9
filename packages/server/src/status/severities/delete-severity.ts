import { z } from 'zod';
import { notFound } from '../../errors.ts';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { expectedVersion } from '../schemas.ts';

/** Deletes a severity; the ranges of the others close the gap. */
export const deleteSeverity = verb({
  name: 'severity.delete',
  role: 'operator',
  input: z.strictObject({ name: z.string(), expectedVersion }),
  async run({ tx, audit, announce }, { name, expectedVersion }) {
    const before = await tx
      .selectFrom('severities')
      .selectAll()
      .where('display_name', '=', name)
      .forUpdate()
      .executeTakeFirst();
    if (before === undefined) throw notFound('severity', JSON.stringify(name));
    checkVersion('severity', before.version, expectedVersion);
    await tx.deleteFrom('severities').where('id', '=', before.id).execute();
    await audit({ objectType: 'severity', objectId: before.id, before: { ...before }, after: null });
    await announce('severity.deleted', before.id, {});
  },
});
