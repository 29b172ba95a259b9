import { z } from 'zod';
import { checkVersion } from '../status/check-version.ts';
import { expectedVersion, id } from '../status/schemas.ts';
import { verb } from '../verb/verb.ts';
import { audited } from './audited.ts';
import { lockSubscription } from './lock-subscription.ts';

/** Ends a subscription; what has not been delivered yet is not delivered any more. */
export const deleteSubscription = verb({
  name: 'subscription.delete',
  role: 'operator',
  concerns: 'work',
  input: z.strictObject({ id, expectedVersion }),
  async run({ tx, audit, announce }, { id, expectedVersion }) {
    const before = await lockSubscription(tx, id);
    checkVersion('subscription', before.version, expectedVersion);
    await tx.deleteFrom('subscriptions').where('id', '=', id).execute();
    await audit({ objectType: 'subscription', objectId: id, before: audited(before), after: null });
    await announce('subscription.deleted', id, {});
  },
});
