import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { notFound } from '../../errors.ts';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { expectedVersion, uniqueName } from '../schemas.ts';
import { refuseTaken } from './refuse-taken.ts';
import { colour, severityValue } from './schemas.ts';

/** Changes a severity, which is known by its name. Impacts hold plain numbers and stay as they are. */
export const updateSeverity = verb({
  name: 'severity.update',
  role: 'operator',
  input: z.strictObject({
    name: z.string(),
    expectedVersion,
    displayName: uniqueName.optional(),
    value: severityValue.optional(),
    colour: colour.nullable().optional(),
  }),
  async run({ tx, now, audit, announce }, { name, expectedVersion, ...changes }) {
    const before = await tx
      .selectFrom('severities')
      .selectAll()
      .where('display_name', '=', name)
      .forUpdate()
      .executeTakeFirst();
    if (before === undefined) throw notFound('severity', JSON.stringify(name));
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
