import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Store } from '@scs/store';
import { createTestDatabase, type TestServerName } from '@scs/store/testing';
import { onTestFinished } from 'vitest';
import { followChanges } from '../../changes/change-signal.ts';
import { loadConfig } from '../../config/load-config.ts';
import type { Config } from '../../config/schema.ts';
import { migrateTestDatabase } from '../../testing/with-server.ts';
import type { VerbRuntime } from '../../verb/perform.ts';

/** What verbs run on: a fresh database, which goes away with the test. */
export async function openRuntime(server: TestServerName): Promise<VerbRuntime & { store: Store }> {
  const database = await createTestDatabase({ server, prepare: migrateTestDatabase });
  const store = connect({ connectionString: database.connectionString }, { maxConnections: 4 });
  const changes = followChanges(store, () => undefined);
  await changes.start();
  onTestFinished(async () => {
    await changes.stop();
    await store.close();
    await database.drop();
  });
  return { store, changes };
}

/** A file that goes away with the test. */
export function temporaryFile(text: string, name = 'scs.yaml'): string {
  const folder = mkdtempSync(join(tmpdir(), 'scs-provisioning-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** The configuration that a text is. */
export function configOf(text: string): Config {
  return loadConfig({ file: temporaryFile(text), env: {} }).config;
}
