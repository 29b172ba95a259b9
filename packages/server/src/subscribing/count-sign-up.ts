import { timestampOf, type Store } from '@scs/store';
import { sql } from 'kysely';
import { hashOf } from '../auth/secret.ts';
import { networkOf } from '../http/network-of.ts';
import { ServerError } from '../errors.ts';

const hourMs = 3_600_000;
/** An office behind one address may subscribe; nobody's mailbox is filled with our messages. */
const limits = {
  'sign-up-network': { most: 20, windowMs: hourMs },
  'sign-up-address': { most: 3, windowMs: 24 * hourMs },
} as const;

/**
 * Counts that somebody wants to subscribe an address, known or not. Kept in the database, hashed: neither a restart nor another
 * replica gives new tries.
 *
 * @returns whether the address may be written to; if not, nobody is told, since that would tell of others
 * @throws ServerError `too-many-requests` for the network
 */
export async function countSignUp(
  store: Store,
  { ip, address }: { ip: string; address: string },
  now: Date,
): Promise<boolean> {
  if (!(await isWithin(store, 'sign-up-network', networkOf(ip), now))) {
    throw new ServerError(
      'too-many-requests',
      'Too many addresses were subscribed from here.',
      'Wait an hour and try again.',
    );
  }
  return isWithin(store, 'sign-up-address', address.toLowerCase(), now);
}

async function isWithin({ db }: Store, kind: keyof typeof limits, subject: string, now: Date): Promise<boolean> {
  const { most, windowMs } = limits[kind];
  const windowBegan = timestampOf(new Date(now.getTime() - windowMs));
  const { attempts } = await db
    .insertInto('sign_in_attempts')
    .values({ kind, subject_hash: hashOf(subject), attempts: 1, since: timestampOf(now) })
    .onConflict((conflict) =>
      conflict.columns(['kind', 'subject_hash']).doUpdateSet({
        attempts: sql`case when sign_in_attempts.since < ${windowBegan} then 1 else sign_in_attempts.attempts + 1 end`,
        since: sql`case when sign_in_attempts.since < ${windowBegan} then excluded.since else sign_in_attempts.since end`,
      }),
    )
    .returning('attempts')
    .executeTakeFirstOrThrow();
  return attempts <= most;
}
