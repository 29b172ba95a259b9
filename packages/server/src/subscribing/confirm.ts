import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { id } from '../status/schemas.ts';
import { verb } from '../verb/verb.ts';
import { audited } from '../subscriptions/audited.ts';
import { lockOwn } from './lock-own.ts';

/** The owner of a mailbox agrees. What the server switched off, since it bounced, is on again; what an operator did stays. */
export const confirmSubscription = verb({
  name: 'subscription.confirm',
  role: 'anyone',
  concerns: 'work',
  input: z.strictObject({ id }),
  async run({ tx, now, audit, announce }, { id }) {
    const before = await lockOwn(tx, id);
    const isBounced = before.disabled_reason !== null;
    if (before.confirmed_at !== null && !isBounced) return;
    const at = timestampOf(now);
    await tx
      .updateTable('subscriptions')
      .set({
        confirmed_at: before.confirmed_at ?? at,
        ...(isBounced ? { disabled_at: null, disabled_reason: null, bounces: 0 } : {}),
        version: before.version + 1,
        updated_at: at,
      })
      .where('id', '=', id)
      .execute();
    await audit({ objectType: 'subscription', objectId: id, before: audited(before), after: { confirmed_at: at } });
    await announce('subscription.confirmed', id, {});
  },
});
