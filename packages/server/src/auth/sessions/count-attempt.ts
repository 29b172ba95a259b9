import { timestampOf, type Store } from '@scs/store';
import { sql } from 'kysely';
import { ServerError } from '../../errors.ts';
import { hashOf } from '../secret.ts';
import { networkOf } from '../../http/network-of.ts';
import { recordFailedSignIn, type SignInAttempt } from './record-failed-sign-in.ts';

const windowMs = 15 * 60_000;
/** Failed sign-ins in a window. */
const limits = { account: 10, address: 50 } as const;

interface CountedAttempt extends SignInAttempt {
  /** Left out when the way of signing in cannot be guessed, as with a passkey. */
  email?: string;
}

/**
 * Counts a try before it is looked at, so that many at the same time are counted all; a success is taken back by
 * {@link forgiveAttempt}. Kept in the database: neither a restart nor another replica gives new tries. The first one too
 * many of a window goes into the audit log, the others do not.
 *
 * @throws ServerError `too-many-requests`
 */
export async function countAttempt(store: Store, attempt: CountedAttempt, now: Date): Promise<void> {
  for (const [kind, subject] of subjectsOf(attempt)) {
    const attempts = await count(store, kind, subject, now);
    if (attempts > limits[kind]) {
      if (attempts === limits[kind] + 1) await recordExcess(store, attempt, kind, now);
      throw new ServerError(
        'too-many-requests',
        'Signing in has failed too often.',
        'Wait a quarter of an hour and try again.',
      );
    }
  }
}

/** Takes back what a success has cost: all tries of the account, and one of the address. */
export async function forgiveAttempt({ db }: Store, attempt: CountedAttempt): Promise<void> {
  for (const [kind, subject] of subjectsOf(attempt)) {
    await db
      .updateTable('sign_in_attempts')
      .set({ attempts: kind === 'account' ? 0 : sql`greatest(attempts - 1, 0)` })
      .where('kind', '=', kind)
      .where('subject_hash', '=', hashOf(subject))
      .execute();
  }
}

type Counted = keyof typeof limits;

function subjectsOf({ email, address }: CountedAttempt): (readonly [Counted, string])[] {
  // the address first: whoever has used up its tries must not use up those of accounts, too
  const ofAddress = ['address', networkOf(address)] as const;
  return email === undefined ? [ofAddress] : [ofAddress, ['account', email.toLowerCase()]];
}

async function count({ db }: Store, kind: Counted, subject: string, now: Date): Promise<number> {
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
  return attempts;
}

async function recordExcess(store: Store, attempt: CountedAttempt, kind: Counted, now: Date): Promise<void> {
  const { email } = attempt;
  const user =
    email === undefined
      ? undefined
      : await store.db
          .selectFrom('users')
          .select('id')
          .where(({ eb, fn }) => eb(fn<string>('lower', ['email']), '=', email.toLowerCase()))
          .executeTakeFirst();
  const reason = kind === 'account' ? 'too-often-for-account' : 'too-often-from-address';
  await recordFailedSignIn(store, attempt, { userId: user?.id ?? null, reason }, now);
}
