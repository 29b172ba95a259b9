import { createHmac } from 'node:crypto';
import type { Database } from '@scs/store';
import type { Kysely } from 'kysely';
import { isSameSecret, newSecret } from '../auth/secret.ts';

/** The secret links by which subscribers manage what they get. */
export interface LinkTokens {
  /** What stands in the links of a subscription; always the same. */
  tokenOf(subscriptionId: string): string;
  /** The subscription that a token is for; undefined when it is none of ours. */
  subscriptionOf(token: string): string | undefined;
}

const idBytes = 16;
/** 128 bits cannot be guessed; the whole 256 would make the links longer. */
const proofBytes = 16;

/**
 * Computes the tokens instead of keeping them: each message holds its link, and no table does, not even a hash of it. A token
 * is the id of the subscription and an HMAC of it.
 *
 * @param key whoever knows it can compute every link
 */
export function linkTokens(key: string): LinkTokens {
  const tokenOf = (subscriptionId: string): string => {
    const id = Buffer.from(subscriptionId.replaceAll('-', ''), 'hex');
    const proof = createHmac('sha256', key).update('subscription\0').update(id).digest().subarray(0, proofBytes);
    return Buffer.concat([id, proof]).toString('base64url');
  };
  return {
    tokenOf,
    subscriptionOf(token) {
      if (!/^[\w-]{43}$/.test(token)) return undefined;
      const hex = Buffer.from(token, 'base64url').subarray(0, idBytes).toString('hex');
      const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
      return isSameSecret(tokenOf(id), token) ? id : undefined;
    },
  };
}

/** The key that the server made for itself; it makes one when there is none. All replicas have the same. */
export async function readLinkKey(db: Kysely<Database>): Promise<string> {
  const name = 'links';
  await db
    .insertInto('server_keys')
    .values({ name, key: newSecret() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const { key } = await db.selectFrom('server_keys').select('key').where('name', '=', name).executeTakeFirstOrThrow();
  return key;
}
