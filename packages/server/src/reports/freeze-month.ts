import { monthNamed } from '@scs/status';
import { timestampOf } from '@scs/store';
import { sql } from 'kysely';
import { z } from 'zod';
import { ServerError } from '../errors.ts';
import { operators } from '../v1/conventions/viewer.ts';
import { verb } from '../verb/verb.ts';
import { computeMonth } from './compute-month.ts';

/**
 * Writes down what a month that is over was, for good: nobody can change or delete it afterwards, and a second time does
 * nothing.
 *
 * @throws ServerError `conflict` for a month that is not over
 */
export const freezeMonth = verb({
  name: 'report.freeze',
  role: 'administrator',
  input: z.strictObject({ month: z.string(), timeZone: z.string() }),
  async run({ tx, now, audit }, { month: name, timeZone }) {
    // all figures are of one moment
    await sql`set transaction isolation level repeatable read`.execute(tx);
    const month = monthNamed(name, timeZone);
    if (month.end > now) {
      throw new ServerError('conflict', `${name} is not over yet.`, 'Freeze it when it is.');
    }
    const components = await computeMonth(tx, month, { viewer: operators, now });
    const { numInsertedOrUpdatedRows: inserted } = await tx
      .insertInto('report_months')
      .values({
        month: name,
        time_zone: timeZone,
        began_at: timestampOf(month.start),
        ended_at: timestampOf(month.end),
        frozen_at: timestampOf(now),
        components: JSON.stringify(components),
      })
      .onConflict((conflict) => conflict.column('month').doNothing())
      .executeTakeFirst();
    const isNew = inserted === 1n;
    if (isNew) {
      await audit({ objectType: 'report', objectId: name, before: null, after: { components: components.length } });
    }
    return { isNew };
  },
});
