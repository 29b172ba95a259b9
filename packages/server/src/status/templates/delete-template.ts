import { z } from 'zod';
import { verb } from '../../verb/verb.ts';
import { checkVersion } from '../check-version.ts';
import { expectedVersion, id } from '../schemas.ts';
import { lockTemplate } from './lock-template.ts';

/** Deletes a template; incidents that were made from it stay as they are. */
export const deleteTemplate = verb({
  name: 'template.delete',
  role: 'operator',
  input: z.strictObject({ id, expectedVersion }),
  async run({ tx, audit, announce }, { id, expectedVersion }) {
    const before = await lockTemplate(tx, id);
    checkVersion('template', before.version, expectedVersion);
    await tx.deleteFrom('templates').where('id', '=', id).execute();
    await audit({ objectType: 'template', objectId: id, before: { ...before }, after: null });
    await announce('template.deleted', id, {});
  },
});
