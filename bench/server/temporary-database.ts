import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, migrate, startEmbedded, type Store } from '@scs/store';

/** A PostgreSQL in a folder that is removed at the end, with its schema; the bench's own, so that it can be filled by SQL. */
export async function withDatabase<T>(body: (store: Store, url: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'scs-bench-'));
  const cluster = await startEmbedded({ dataDir: folder });
  const store = connect({ connectionString: cluster.connectionString });
  try {
    await migrate(store.db);
    return await body(store, cluster.connectionString);
  } finally {
    await store.close();
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
