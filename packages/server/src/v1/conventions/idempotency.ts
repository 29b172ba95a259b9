import { createHash } from 'node:crypto';
import { timestampOf, type Database } from '@scs/store';
import { sql, type Transaction } from 'kysely';
import type { Actor } from '../../auth/actor.ts';
import { ServerError } from '../../errors.ts';
import type { Verb } from '../../verb/verb.ts';

/** What a change is answered with. */
export interface Answer {
  status: number;
  headers: Readonly<Record<string, string>>;
  /** JSON; null when there is none. */
  body: string | null;
}

const keptMs = 24 * 60 * 60 * 1000;

/**
 * Makes a verb happen once for a key, however often the request is sent within a day. The key is claimed and the answer kept in
 * the transaction of the change: a crash in between undoes both. A second request at the same time waits at the claim
 * until the first is committed, and then gets its answer. A request that fails claims nothing.
 *
 * @param request what was asked; the same key with something else is `key-reused`
 */
export function once<Input>(
  verb: Verb<Input, Answer>,
  { actor, key, request }: { actor: Actor; key: string; request: unknown },
): Verb<Input, Answer> {
  const id = hash([actor.kind, actor.id ?? actor.name, key]);
  const requestHash = hash(request);
  return {
    ...verb,
    async run(context, input) {
      const { tx, now } = context;
      await forgetOld(tx, now, id);
      const claimed = await tx
        .insertInto('idempotency_keys')
        .values({ id, request_hash: requestHash, created_at: timestampOf(now) })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .executeTakeFirst();
      if (claimed === undefined) return replay(tx, id, requestHash);
      const answer = await verb.run(context, input);
      await tx
        .updateTable('idempotency_keys')
        .set({ status: answer.status, headers: JSON.stringify(answer.headers), body: answer.body })
        .where('id', '=', id)
        .execute();
      return answer;
    },
  };
}

async function replay(tx: Transaction<Database>, id: string, requestHash: string): Promise<Answer> {
  const kept = await tx.selectFrom('idempotency_keys').selectAll().where('id', '=', id).executeTakeFirst();
  if (kept?.request_hash !== requestHash || kept.status === null) {
    throw new ServerError(
      'key-reused',
      'This Idempotency-Key was used for another request within the last 24 hours.',
      'Use a new key for each request, and the same one only to send the same request again.',
    );
  }
  return { status: kept.status, headers: { ...kept.headers, 'idempotent-replayed': 'true' }, body: kept.body };
}

/** This key, and a few others that nobody else is deleting: nobody has to wait for them. */
async function forgetOld(tx: Transaction<Database>, now: Date, id: string): Promise<void> {
  const before = timestampOf(new Date(now.getTime() - keptMs));
  await sql`delete from idempotency_keys where (id = ${id} and created_at < ${before}) or id in (
    select id from idempotency_keys where created_at < ${before} limit 100 for update skip locked)`.execute(tx);
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}
