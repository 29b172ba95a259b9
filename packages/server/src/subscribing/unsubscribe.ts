import { z } from 'zod';
import { id } from '../status/schemas.ts';
import { verb } from '../verb/verb.ts';

/** Ends a subscription: the address is deleted, with all that was sent to it. Twice is as good as once. */
export const unsubscribe = verb({
  name: 'subscription.unsubscribe',
  role: 'anyone',
  concerns: 'work',
  input: z.strictObject({ id }),
  async run({ tx, audit, announce }, { id }) {
    const { numDeletedRows } = await tx
      .deleteFrom('subscriptions')
      .where('id', '=', id)
      .where('kind', '=', 'email')
      .executeTakeFirstOrThrow();
    if (numDeletedRows === 0n) return;
    await audit({ objectType: 'subscription', objectId: id, before: { kind: 'email' }, after: null });
    await announce('subscription.deleted', id, {});
  },
});
