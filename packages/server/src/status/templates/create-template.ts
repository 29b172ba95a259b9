import { z } from 'zod';
import { verb } from '../../verb/verb.ts';
import { templateFields } from './schemas.ts';

/** Keeps what incidents of a kind have in common, for the next one. */
export const createTemplate = verb({
  name: 'template.create',
  role: 'operator',
  input: z.strictObject(templateFields),
  async run({ tx, audit, announce }, { name, content }) {
    const row = await tx
      .insertInto('templates')
      .values({ name, content: JSON.stringify(content) })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow();
    await audit({ objectType: 'template', objectId: row.id, before: null, after: { name, content } });
    await announce('template.created', row.id, {});
    return row;
  },
});
