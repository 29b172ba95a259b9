import { randomBytes } from 'node:crypto';
import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { verb } from '../verb/verb.ts';
import { audited } from './audited.ts';
import { checkAddress } from './check-address.ts';
import { queueMail } from './queue-mail.ts';
import { refuseUnknownComponents } from './refuse-unknown-components.ts';
import { refuseWrongFields } from './refuse-wrong-fields.ts';
import { newSubscriptionFields } from './schemas.ts';

/** The length of a key that Standard Webhooks recommends at least. */
const keyBytes = 32;

/** Subscribes an address to what happens from now on. The secret of a webhook is in the answer, and in no other one. */
export const createSubscription = verb({
  name: 'subscription.create',
  role: 'operator',
  concerns: 'work',
  input: z.strictObject(newSubscriptionFields),
  async run(
    { tx, actor, now, audit, announce },
    { kind = 'webhook', componentIds = null, events = null, accessToken, isConfirmed, ...given },
  ) {
    const { room = null, language = 'en', about = null, frequency = 'immediate' } = given;
    refuseWrongFields(kind, { room, accessToken, frequency, isConfirmed }, { isNew: true });
    const address = checkAddress(kind, given.address);
    await refuseUnknownComponents(tx, componentIds);
    const secret = kind === 'webhook' ? `whsec_${randomBytes(keyBytes).toString('base64')}` : null;
    const { id } = await tx
      .insertInto('subscriptions')
      .values({
        kind,
        address,
        secret: secret ?? accessToken ?? null,
        room,
        language,
        component_ids: componentIds === null ? null : JSON.stringify(componentIds),
        events: events === null ? null : JSON.stringify(events),
        about,
        frequency,
        confirmed_at: isConfirmed === true ? timestampOf(now) : null,
        created_by: actor.name,
        created_at: timestampOf(now),
        updated_at: timestampOf(now),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (kind === 'email' && isConfirmed !== true) {
      await queueMail(tx, { subscriptionId: id, event: 'subscription.confirm', now });
    }
    const after = audited({ kind, address, room, language, componentIds, events, about, frequency });
    await audit({ objectType: 'subscription', objectId: id, before: null, after });
    await announce('subscription.created', id, {});
    return { id, secret };
  },
});
