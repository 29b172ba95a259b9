import { timestampOf, type Store } from '@scs/store';
import { sql } from 'kysely';
import type { Actor } from '../auth/actor.ts';
import { authorise } from '../auth/authorise.ts';
import type { ChangeSignal } from '../changes/change-signal.ts';
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
 * caller gets the result.
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
  try {
    const output = await store.db.transaction().execute(async (tx) => {
      const context: VerbContext = {
        tx,
        actor,
        now,
        audit: (record) => writeAudit(tx, { actor, action: verb.name, requestId, now }, record),
        async announce(event, objectId, payload) {
          await tx
            .insertInto('outbox')
            .values({ event, object_id: objectId, payload: JSON.stringify(payload), at: timestampOf(now) })
            .execute();
        },
      };
      const result = await verb.run(context, input);
      await sql`select pg_notify('scs_changes', ${changes.origin})`.execute(tx);
      return result;
    });
    changes.bump();
    return output;
  } catch (error) {
    throw translateDatabaseError(error);
  }
}
