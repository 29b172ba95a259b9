import { isDeepStrictEqual } from 'node:util';
import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { id } from '../status/schemas.ts';
import { audited } from '../subscriptions/audited.ts';
import { releaseHeld } from '../subscriptions/queue-mail.ts';
import { verb } from '../verb/verb.ts';
import { lockOwn } from './lock-own.ts';
import { refuseHiddenComponents } from './refuse-hidden-components.ts';
import { wishes, type Wishes } from './schemas.ts';
import { wishesRow } from './wishes-row.ts';

/** A subscriber chooses anew. Who chooses the same as before changes nothing. */
export const changeOwnSubscription = verb({
  name: 'subscription.change-own',
  role: 'anyone',
  concerns: 'work',
  input: z.strictObject({ id, ...wishes }),
  async run({ tx, now, audit, announce }, { id, ...chosen }) {
    const before = await lockOwn(tx, id);
    const { component_ids: componentIds, about, frequency, language } = before;
    if (isDeepStrictEqual(sorted(chosen), sorted({ componentIds, about, frequency, language }))) return;
    await refuseHiddenComponents(tx, chosen.componentIds, { already: componentIds ?? [] });
    await tx
      .updateTable('subscriptions')
      .set({ ...wishesRow(chosen), version: before.version + 1, updated_at: timestampOf(now) })
      .where('id', '=', id)
      .execute();
    if (chosen.frequency === 'immediate') await releaseHeld(tx, id, now);
    await audit({ objectType: 'subscription', objectId: id, before: audited(before), after: chosen });
    await announce('subscription.updated', id, {});
  },
});

/** In which order components are named says nothing. */
function sorted({
  componentIds,
  ...others
}: Omit<Wishes, 'componentIds'> & { componentIds: readonly string[] | null }) {
  return { ...others, componentIds: componentIds?.toSorted() ?? null };
}
