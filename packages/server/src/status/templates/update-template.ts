import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { expectedVersion, id } from '../schemas.ts';
import { lockTemplate } from './lock-template.ts';
import { templateChanges } from './schemas.ts';

/** Changes a template. Its content is replaced as a whole; incidents that were made from it stay as they are. */
export const updateTemplate = verb({
  name: 'template.update',
  role: 'operator',
  input: z.strictObject({ id, expectedVersion, ...templateChanges }),
  async run({ tx, now, audit, announce }, { id, expectedVersion, ...changes }) {
    const before = await lockTemplate(tx, id);
    checkVersion('template', before.version, expectedVersion);
    const { version } = await tx
      .updateTable('templates')
      .set({
        ...(changes.name === undefined ? {} : { name: changes.name }),
        ...(changes.content === undefined ? {} : { content: JSON.stringify(changes.content) }),
        version: before.version + 1,
        updated_at: timestampOf(now),
      })
      .where('id', '=', id)
      .returning('version')
      .executeTakeFirstOrThrow();
    await audit({ objectType: 'template', objectId: id, before: { ...before }, after: changes });
    await announce('template.updated', id, {});
    return { version };
  },
});
