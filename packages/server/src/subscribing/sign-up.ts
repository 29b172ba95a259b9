import { timestampOf, type Database } from '@scs/store';
import { sql, type Transaction } from 'kysely';
import { z } from 'zod';
import { invalidField } from '../errors.ts';
import { readAddress } from '../mail/address.ts';
import { queueMail } from '../subscriptions/queue-mail.ts';
import { verb } from '../verb/verb.ts';
import { refuseHiddenComponents } from './refuse-hidden-components.ts';
import { wishes } from './schemas.ts';
import { wishesRow } from './wishes-row.ts';

/**
 * Subscribes a mailbox, on the word of whoever has typed it in: nothing but the link is sent to it until its owner follows that.
 * Who signs an address up again learns nothing of the first time, and changes nothing of it; its owner is told.
 */
export const signUp = verb({
  name: 'subscription.sign-up',
  role: 'anyone',
  concerns: 'work',
  input: z.strictObject({ address: z.string().max(1000), ...wishes }),
  async run({ tx, now, audit }, { address: written, ...chosen }) {
    const address = readAddress(written);
    if (address === undefined) throw invalidField('address', 'must be an e-mail address');
    await refuseHiddenComponents(tx, chosen.componentIds);
    const at = timestampOf(now);
    const made = await tx
      .insertInto('subscriptions')
      .values({
        kind: 'email',
        address,
        ...wishesRow(chosen),
        created_by: 'subscriber',
        created_at: at,
        updated_at: at,
      })
      .onConflict((conflict) =>
        conflict
          .expression(sql`lower(address)`)
          .where('kind', '=', 'email')
          .doNothing(),
      )
      .returning('id')
      .executeTakeFirst();
    const known = made === undefined ? await lockKnown(tx, address) : undefined;
    const id = made?.id ?? known?.id;
    if (id === undefined) return;
    const isNew = known === undefined || known.confirmed_at === null;
    if (known !== undefined && isNew) {
      await tx
        .updateTable('subscriptions')
        .set({ ...wishesRow(chosen), created_at: at, updated_at: at, version: known.version + 1 })
        .where('id', '=', id)
        .execute();
    }
    // an operator's decision stands; what bounced may be mended
    const isBlocked = known !== undefined && known.disabled_at !== null && known.disabled_reason === null;
    if (!isBlocked) {
      const isSettled = !isNew && known.disabled_at === null;
      await queueMail(tx, {
        subscriptionId: id,
        event: isSettled ? 'subscription.known' : 'subscription.confirm',
        now,
      });
    }
    await audit({ objectType: 'subscription', objectId: id, before: null, after: { kind: 'email', ...chosen } });
  },
});

function lockKnown(tx: Transaction<Database>, address: string) {
  return tx
    .selectFrom('subscriptions')
    .select(['id', 'confirmed_at', 'disabled_at', 'disabled_reason', 'version'])
    .where('kind', '=', 'email')
    .where(({ eb, fn }) => eb(fn<string>('lower', ['address']), '=', address.toLowerCase()))
    .forUpdate()
    .executeTakeFirst();
}
