import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { checkVersion } from '../status/check-version.ts';
import { expectedVersion, id } from '../status/schemas.ts';
import { verb } from '../verb/verb.ts';
import { lockSubscription } from './lock-subscription.ts';
import { refuseUnknownComponents } from './refuse-unknown-components.ts';
import { refuseWrongFields } from './refuse-wrong-fields.ts';
import { subscriptionChanges } from './schemas.ts';

/** Changes where messages go, and which; the secret of a webhook stays. Lists are replaced as a whole. */
export const updateSubscription = verb({
  name: 'subscription.update',
  role: 'operator',
  input: z.strictObject({ id, expectedVersion, ...subscriptionChanges }),
  async run({ tx, now, audit, announce }, { id, expectedVersion, accessToken, ...changes }) {
    const before = await lockSubscription(tx, id);
    checkVersion('subscription', before.version, expectedVersion);
    const { address, room, language, componentIds, events, isDisabled } = changes;
    refuseWrongFields(before.kind, { room, accessToken }, { isNew: false });
    await refuseUnknownComponents(tx, componentIds);
    await tx
      .updateTable('subscriptions')
      .set({
        ...(address === undefined ? {} : { address }),
        ...(room === undefined ? {} : { room }),
        ...(accessToken === undefined ? {} : { secret: accessToken }),
        ...(language === undefined ? {} : { language }),
        ...(componentIds === undefined ? {} : { component_ids: componentIds && JSON.stringify(componentIds) }),
        ...(events === undefined ? {} : { events: events && JSON.stringify(events) }),
        ...(isDisabled === undefined
          ? {}
          : { disabled_at: isDisabled ? (before.disabled_at ?? timestampOf(now)) : null }),
        version: before.version + 1,
        updated_at: timestampOf(now),
      })
      .where('id', '=', id)
      .execute();
    await audit({ objectType: 'subscription', objectId: id, before: { ...before }, after: changes });
    await announce('subscription.updated', id, {});
  },
});
