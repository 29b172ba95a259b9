import { timestampOf, type Database } from '@scs/store';
import type { Transaction } from 'kysely';
import { z } from 'zod';
import { verb, type VerbContext } from '../../verb/verb.ts';
import type { Actor } from '../actor.ts';
import { role } from '../schemas.ts';
import type { ProvenUser } from '../sessions/proven-user.ts';
import { SignInProblem } from './sign-in-problem.ts';

const input = z.strictObject({
  provider: z.string(),
  subject: z.string(),
  displayName: z.string(),
  email: z.string().nullable(),
  /** Undefined when none of the user's groups gives one. */
  role: role.optional(),
});

/** What is kept of a user of a provider. */
type ProvidedUser = z.output<typeof input>;

/** Who changes users when their provider says so. */
export function providerActor(id: string): Actor {
  return { kind: 'system', id: null, name: `identity provider ${id}`, role: 'administrator' };
}

/**
 * Makes the account of somebody for whom a provider vouches, or brings it up to date: the role is what the provider's groups
 * give today. Who has no role any more is suspended with all sessions and personal tokens; the result is then undefined.
 *
 * @throws SignInProblem `disabled`
 */
export const admitUser = verb({
  name: 'user.admit',
  role: 'administrator',
  input,
  async run(context, user): Promise<ProvenUser | undefined> {
    const { tx, now } = context;
    const before = await tx
      .selectFrom('users')
      .select(['id', 'email', 'display_name', 'role', 'is_suspended', 'is_disabled', 'version'])
      .where('provider', '=', user.provider)
      .where('subject', '=', user.subject)
      .forUpdate()
      .executeTakeFirst();
    if (before?.is_disabled === true) throw new SignInProblem('disabled', user.provider, 'the account is disabled');
    if (before === undefined)
      return user.role === undefined ? undefined : create(context, { ...user, role: user.role });
    const isSuspended = user.role === undefined;
    const after = {
      email: await freeEmail(tx, user.email, before.id),
      display_name: user.displayName,
      role: user.role ?? before.role,
      is_suspended: isSuspended,
    };
    const { id, version } = before;
    const kept = {
      email: before.email,
      display_name: before.display_name,
      role: before.role,
      is_suspended: before.is_suspended,
    };
    if (JSON.stringify(kept) !== JSON.stringify(after)) {
      await tx
        .updateTable('users')
        .set({ ...after, version: version + 1, updated_at: timestampOf(now) })
        .where('id', '=', id)
        .execute();
      await context.audit({ objectType: 'user', objectId: id, before: kept, after });
    }
    if (!isSuspended) return { id, name: after.display_name, role: after.role };
    await tx.deleteFrom('sessions').where('user_id', '=', id).execute();
    return undefined;
  },
});

async function create(
  { tx, now, audit }: VerbContext,
  { provider, subject, displayName, email, role }: ProvidedUser & { role: ProvenUser['role'] },
): Promise<ProvenUser> {
  const values = { provider, subject, display_name: displayName, email: await freeEmail(tx, email), role };
  const { id } = await tx
    .insertInto('users')
    .values({ ...values, created_at: timestampOf(now), updated_at: timestampOf(now) })
    .returning('id')
    .executeTakeFirstOrThrow();
  await audit({ objectType: 'user', objectId: id, before: null, after: values });
  return { id, name: displayName, role };
}

/**
 * The address, unless it belongs to another account: that two accounts have the same address is no proof that they
 * belong to the same person, so that they are never joined by it.
 */
async function freeEmail(tx: Transaction<Database>, email: string | null, ownId?: string): Promise<string | null> {
  if (email === null) return null;
  const other = await tx
    .selectFrom('users')
    .select('id')
    .where(({ eb, fn }) => eb(fn<string>('lower', ['email']), '=', email.toLowerCase()))
    .$if(ownId !== undefined, (query) => query.where('id', '!=', ownId ?? ''))
    .executeTakeFirst();
  return other === undefined ? email : null;
}
