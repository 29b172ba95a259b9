import { userInfo } from 'node:os';
import { connect, migrate, useEmbedded } from '@scs/store';
import type { Actor } from '../auth/actor.ts';
import { followChanges } from '../changes/change-signal.ts';
import type { Config } from '../config/schema.ts';
import type { VerbRuntime } from '../verb/perform.ts';

/**
 * Lets a command of the server's own machine run verbs on the database itself: also while the server runs, which hears of the
 * changes. Whoever may do that may do everything, and the audit log says who it was.
 *
 * @throws StoreError
 */
export async function withRuntime<T>(
  { database, dataDir }: Pick<Config, 'database' | 'dataDir'>,
  work: (runtime: VerbRuntime, actor: Actor) => Promise<T>,
): Promise<T> {
  await using undo = new AsyncDisposableStack();
  let connectionString = database.url?.reveal();
  if (connectionString === undefined) {
    const cluster = await useEmbedded({ dataDir });
    undo.defer(() => cluster.stop());
    ({ connectionString } = cluster);
  }
  const store = connect({ connectionString }, { maxConnections: 2 });
  undo.defer(() => store.close());
  await migrate(store.db);
  // nobody has to be heard here
  const changes = followChanges(store, () => undefined);
  const name = `command line (${accountName()})`;
  return await work({ store, changes }, { kind: 'system', id: null, name, role: 'administrator' });
}

function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    // an account without an entry in /etc/passwd, as in containers
    return String(process.getuid?.() ?? 'unknown');
  }
}
