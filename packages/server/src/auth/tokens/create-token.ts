import { timestampOf } from '@scs/store';
import { z } from 'zod';
import { invalidField, ServerError } from '../../errors.ts';
import { timestamp } from '../../status/schemas.ts';
import { verb } from '../../verb/verb.ts';
import { isAtLeast } from '../role.ts';
import { role, scopes, shortName } from '../schemas.ts';
import { hashOf, newSecret } from '../secret.ts';
import { tokenPrefix } from './token-actors.ts';

/**
 * Makes an API token. The result is the only place where it can be seen.
 *
 * A personal token ends with its owner's account, and may never do more than its owner. Administrators may make tokens
 * of the platform itself, for machines that outlast whoever set them up.
 */
export const createToken = verb({
  name: 'token.create',
  role: 'reporter',
  input: z.strictObject({
    name: shortName,
    role,
    /** Null for all that the role may. */
    scopes: scopes.nullable().default(null),
    /** Null for never; said on purpose. */
    expiresAt: timestamp.nullable(),
    isPersonal: z.boolean().optional(),
  }),
  async run({ tx, actor, now, audit }, input) {
    if (actor.kind === 'token') {
      throw new ServerError('forbidden', 'A token cannot make tokens.', 'Sign in, or use the bootstrap token.');
    }
    if (!isAtLeast(actor.role, input.role)) {
      throw new ServerError(
        'forbidden',
        `The token would have the role ${input.role}, which is above your own.`,
        'Ask for a role up to your own.',
      );
    }
    const ownerId = ownerOf(actor.kind, actor.id, input.isPersonal);
    if (ownerId === null && !isAtLeast(actor.role, 'administrator')) {
      throw new ServerError(
        'forbidden',
        'Only administrators make tokens that belong to nobody.',
        'Leave isPersonal out.',
      );
    }
    if (input.expiresAt !== null && Date.parse(input.expiresAt) <= now.getTime()) {
      throw invalidField('expiresAt', 'must be in the future');
    }
    const token = `${tokenPrefix}${newSecret()}`;
    const { id } = await tx
      .insertInto('api_tokens')
      .values({
        secret_hash: hashOf(token),
        name: input.name,
        role: input.role,
        scopes: input.scopes === null ? null : JSON.stringify(input.scopes),
        owner_id: ownerId,
        created_by: actor.name,
        created_at: timestampOf(now),
        expires_at: input.expiresAt,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await audit({ objectType: 'token', objectId: id, before: null, after: { ...input, ownerId } });
    return { id, token };
  },
});

function ownerOf(kind: string, actorId: string | null, isPersonal = true): string | null {
  return kind === 'user' && isPersonal ? actorId : null;
}
