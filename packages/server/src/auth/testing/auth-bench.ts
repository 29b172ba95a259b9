import { connect, type Store } from '@scs/store';
import { createTestDatabase, forEachDatabase, type TestDatabase } from '@scs/store/testing';
import { afterAll, beforeAll, describe } from 'vitest';
import { followChanges, type ChangeSignal } from '../../changes/change-signal.ts';
import { migrateTestDatabase } from '../../testing/with-server.ts';
import { perform } from '../../verb/perform.ts';
import type { Verb } from '../../verb/verb.ts';
import type { Actor } from '../actor.ts';

/** A database with all that verbs need, and a clock that a test can put forward. */
export interface AuthBench {
  readonly store: Store;
  readonly changes: ChangeSignal;
  readonly clock: () => Date;
  /** Puts the clock forward. */
  wait(ms: number): void;
  /** Runs a verb at the time of the clock. */
  readonly act: <Input, Output>(verb: Verb<Input, Output>, input: object, actor?: Actor) => Promise<Output>;
}

const administrator: Actor = { kind: 'bootstrap', id: null, name: 'bootstrap token', role: 'administrator' };

/** Describes the same tests on every database, each with a database of its own that starts empty. */
export function withAuthBench(title: string, body: (bench: () => AuthBench) => void): void {
  describe(title, () => {
    forEachDatabase((server) => {
      let database: TestDatabase | undefined;
      let opened: { bench: AuthBench; close(): Promise<void> } | undefined;
      beforeAll(async () => {
        database = await createTestDatabase({ server, prepare: migrateTestDatabase });
        opened = await openBench(database.connectionString);
      });
      afterAll(async () => {
        await opened?.close();
        await database?.drop();
      });
      body(() => {
        if (opened === undefined) throw new Error('the bench is not open');
        return opened.bench;
      });
    });
  });
}

async function openBench(connectionString: string): Promise<{ bench: AuthBench; close(): Promise<void> }> {
  const store = connect({ connectionString }, { maxConnections: 5 });
  const changes = followChanges(store, () => undefined);
  await changes.start();
  let waitedMs = 0;
  const clock = () => new Date(Date.now() + waitedMs);
  return {
    bench: {
      store,
      changes,
      clock,
      wait(ms) {
        waitedMs += ms;
      },
      act: (verb, input, actor = administrator) =>
        perform({ store, changes }, { actor, requestId: null, now: clock() }, verb, input),
    },
    async close() {
      await changes.stop();
      await store.close();
    },
  };
}
