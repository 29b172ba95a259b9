import { timestampOf, type Store } from '@scs/store';
import { sql } from 'kysely';
import type { Actor } from '../auth/actor.ts';
import { authorise } from '../auth/authorise.ts';
import { notificationOf, type ChangeSignal } from '../changes/change-signal.ts';
import { translateDatabaseError } from './database-error.ts';
import { parseInput } from './parse-input.ts';
import type { Verb, VerbContext } from './verb.ts';
import { writeAudit } from './write-audit.ts';

/** What the verbs of a server share. */
export interface VerbRuntime {
  readonly store: Store;
  readonly changes: ChangeSignal;
}

/**
 * Makes a change: authorises, parses, and runs the verb in one transaction with its audit records and events. Every replica
 * hears that something has changed when the transaction is committed; this one forgets its cached answers before the
 * caller gets the result. A verb that has neither audited nor announced anything has changed nothing, and nobody hears of it:
 * what strangers repeat must not empty the caches.
 *
 * @throws ServerError
 */
export async function perform<Input, Output>(
  { store, changes }: VerbRuntime,
  { actor, requestId, now = new Date() }: { actor: Actor; requestId: string | null; now?: Date },
  verb: Verb<Input, Output>,
  rawInput: unknown,
): Promise<Output> {
  authorise(actor, verb.role, verb.name);
  const input = parseInput(verb.input, rawInput);
  const { concerns = 'all' } = verb;
  const done = { isChange: false };
  try {
    const output = await store.db.transaction().execute(async (tx) => {
      const context: VerbContext = {
        tx,
        actor,
        now,
        async audit(record) {
          done.isChange = true;
          await writeAudit(tx, { actor, action: verb.name, requestId, now }, record);
        },
        async announce(event, objectId, payload) {
          done.isChange = true;
          await tx
            .insertInto('outbox')
            .values({ event, object_id: objectId, payload: JSON.stringify(payload), at: timestampOf(now) })
            .execute();
        },
      };
      const result = await verb.run(context, input);
      if (done.isChange) await sql`select pg_notify('scs_changes', ${notificationOf(changes, concerns)})`.execute(tx);
      return result;
    });
    if (done.isChange && concerns === 'all') changes.bump();
    else if (done.isChange) changes.wake();
    return output;
  } catch (error) {
    throw translateDatabaseError(error);
  }
}
