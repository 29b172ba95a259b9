import { randomBytes } from 'node:crypto';
import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { verb } from '../verb/verb.ts';
import { refuseUnknownComponents } from './refuse-unknown-components.ts';
import { subscriptionFields } from './schemas.ts';

/** The length of a key that Standard Webhooks recommends at least. */
const keyBytes = 32;

/** Subscribes an address to what happens from now on. The secret is in the answer, and in no other one. */
export const createSubscription = verb({
  name: 'subscription.create',
  role: 'operator',
  input: z.strictObject(subscriptionFields),
  async run({ tx, actor, now, audit, announce }, { address, componentIds = null, events = null }) {
    await refuseUnknownComponents(tx, componentIds);
    const secret = `whsec_${randomBytes(keyBytes).toString('base64')}`;
    const { id } = await tx
      .insertInto('subscriptions')
      .values({
        kind: 'webhook',
        address,
        secret,
        component_ids: componentIds === null ? null : JSON.stringify(componentIds),
        events: events === null ? null : JSON.stringify(events),
        created_by: actor.name,
        created_at: timestampOf(now),
        updated_at: timestampOf(now),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await audit({ objectType: 'subscription', objectId: id, before: null, after: { address, componentIds, events } });
    await announce('subscription.created', id, {});
    return { id, secret };
  },
});
