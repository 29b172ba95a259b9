import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { checkVersion } from '../status/check-version.ts';
import { expectedVersion, id } from '../status/schemas.ts';
import { invalidField } from '../errors.ts';
import { verb } from '../verb/verb.ts';
import { audited } from './audited.ts';
import { checkAddress } from './check-address.ts';
import { lockSubscription } from './lock-subscription.ts';
import { releaseHeld } from './queue-mail.ts';
import { refuseUnknownComponents } from './refuse-unknown-components.ts';
import { refuseWrongFields } from './refuse-wrong-fields.ts';
import { subscriptionChanges } from './schemas.ts';

/**
 * Changes where messages go, and which. Lists are replaced as a whole. The secret of a webhook stays, also for another address: what
 * is sent there is signed with it and does not tell it. The token of Matrix is sent itself, and so goes to its own server alone.
 */
export const updateSubscription = verb({
  name: 'subscription.update',
  role: 'operator',
  concerns: 'work',
  input: z.strictObject({ id, expectedVersion, ...subscriptionChanges }),
  async run({ tx, now, audit, announce }, { id, expectedVersion, accessToken, ...changes }) {
    const before = await lockSubscription(tx, id);
    checkVersion('subscription', before.version, expectedVersion);
    const { room, language, componentIds, events, about, frequency, isDisabled } = changes;
    refuseWrongFields(before.kind, { room, accessToken, frequency }, { isNew: false });
    const address = changes.address === undefined ? undefined : checkAddress(before.kind, changes.address);
    if (before.kind === 'email' && address !== undefined && address !== before.address) {
      // its owner has not agreed
      throw invalidField('address', 'cannot be changed; delete the subscription and add another');
    }
    if (before.kind === 'matrix' && accessToken === undefined && address !== undefined) {
      refuseOtherServer(before.address, address);
    }
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
        ...(about === undefined ? {} : { about }),
        ...(frequency === undefined ? {} : { frequency }),
        ...(isDisabled === undefined
          ? {}
          : {
              disabled_at: isDisabled ? (before.disabled_at ?? timestampOf(now)) : null,
              disabled_reason: isDisabled ? before.disabled_reason : null,
              bounces: 0,
            }),
        version: before.version + 1,
        updated_at: timestampOf(now),
      })
      .where('id', '=', id)
      .execute();
    if (frequency === 'immediate') await releaseHeld(tx, id, now);
    const after = {
      ...audited({ ...changes, kind: before.kind }),
      ...(accessToken === undefined ? {} : { accessToken: '(another one)' }),
    };
    await audit({ objectType: 'subscription', objectId: id, before: audited(before), after });
    await announce('subscription.updated', id, {});
  },
});

/**
 * A token is for one server, and never shown: who could send it to another one would see it.
 *
 * @throws ServerError `invalid`
 */
function refuseOtherServer(before: string, after: string): void {
  if (URL.parse(before)?.origin === URL.parse(after)?.origin) return;
  throw invalidField('accessToken', 'is needed when the address leads to another server: send one of that server');
}
