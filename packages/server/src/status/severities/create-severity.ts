import { z } from 'zod';
import { verb } from '../../verb/verb.ts';
import { refuseTaken } from './refuse-taken.ts';
import { looseSeverityFields } from './schemas.ts';

/** Adds a severity. Its value is the upper end of its range; 0 is maintenance and is no severity. */
export const createSeverity = verb({
  name: 'severity.create',
  role: 'operator',
  input: z.strictObject(looseSeverityFields),
  async run({ tx, audit, announce }, input) {
    await refuseTaken(tx, input);
    const row = await tx
      .insertInto('severities')
      .values({ display_name: input.displayName ?? null, value: input.value ?? null, colour: input.colour ?? null })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow();
    await audit({ objectType: 'severity', objectId: row.id, before: null, after: input });
    await announce('severity.created', row.id, {});
    return row;
  },
});
