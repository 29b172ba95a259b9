import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { notFound, ServerError } from '../errors.ts';
import { id } from '../status/schemas.ts';
import { verb } from '../verb/verb.ts';

/**
 * Takes up a delivery that was given up: it is due at once, and has all its attempts again. Those that wait try again by
 * themselves.
 */
export const retryDelivery = verb({
  name: 'delivery.retry',
  role: 'operator',
  concerns: 'work',
  input: z.strictObject({ id }),
  async run({ tx, now, audit }, { id }) {
    const before = await tx
      .selectFrom('deliveries as d')
      .innerJoin('subscriptions as s', 's.id', 'd.subscription_id')
      // what the receiver said may name a mailbox, and the audit log is for ever
      .select(['d.state', 'd.attempts', 'd.last_status', 's.disabled_at'])
      .where('d.id', '=', id)
      .forUpdate('d')
      .executeTakeFirst();
    if (before === undefined) throw notFound('delivery', id);
    const { disabled_at: disabledAt, ...delivery } = before;
    if (delivery.state !== 'failed') {
      throw new ServerError(
        'conflict',
        `This delivery is ${delivery.state}, and only a failed one can be tried again.`,
        'Look at the list again.',
      );
    }
    if (disabledAt !== null) {
      throw new ServerError(
        'conflict',
        'The subscription of this delivery is switched off.',
        'Switch the subscription on first.',
      );
    }
    await tx
      .updateTable('deliveries')
      .set({ state: 'pending', attempts: 0, next_at: timestampOf(now) })
      .where('id', '=', id)
      .execute();
    await audit({ objectType: 'delivery', objectId: id, before: delivery, after: { state: 'pending', attempts: 0 } });
  },
});
