import { timestampOf, type Database } from '@scs/store';
import type { Kysely } from 'kysely';
import type { Attempt } from './attempt.ts';
import type { ClaimedDelivery } from './claim-deliveries.ts';

/** So often in a row a mailbox may be refused for good before nothing is sent to it any more. */
const mostBounces = 3;

/** Counts what a mail server refuses for good; an address that refuses again and again is switched off, and says why. */
export async function countBounce(
  db: Kysely<Database>,
  { subscriptionId, bounces }: ClaimedDelivery,
  { isBounce, error }: Attempt,
  now: Date,
): Promise<void> {
  const isWell = error === null;
  if (!isBounce && !(isWell && bounces > 0)) return;
  const own = db.updateTable('subscriptions').where('id', '=', subscriptionId);
  await own.set((has) => ({ bounces: isBounce ? has('bounces', '+', 1) : 0 })).execute();
  if (!isBounce) return;
  await own
    .set({
      disabled_at: timestampOf(now),
      disabled_reason: `The mail server refused the address ${String(mostBounces)} times in a row: ${error ?? ''}`,
    })
    .where('bounces', '>=', mostBounces)
    .where('disabled_at', 'is', null)
    .execute();
}
