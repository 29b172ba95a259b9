import { sql } from 'kysely';
import { z } from 'zod';
import { verb } from '../../verb/verb.ts';
import { phasesFields } from './schemas.ts';

/** Adds a list of phases: a new generation. Older ones stay, for the incidents that refer to them (scs-0402). */
export const createPhases = verb({
  name: 'phases.create',
  role: 'operator',
  input: z.strictObject(phasesFields),
  async run({ tx, audit, announce }, { phases }) {
    // two lists that are added at once get two generations
    await sql`lock table phases in share row exclusive mode`.execute(tx);
    const { newest } = await tx
      .selectFrom('phases')
      .select(({ fn }) => fn.max('generation').as('newest'))
      .executeTakeFirstOrThrow();
    const generation = ((newest as number | null) ?? 0) + 1;
    await tx
      .insertInto('phases')
      .values(phases.map((name, order) => ({ generation, order, name })))
      .execute();
    await audit({ objectType: 'phases', objectId: String(generation), before: null, after: { phases } });
    await announce('phases.created', String(generation), {});
    return { generation };
  },
});
