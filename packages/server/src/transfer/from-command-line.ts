import type { Config } from '../config/schema.ts';
import { withRuntime } from '../start/with-runtime.ts';
import { perform } from '../verb/perform.ts';
import type { TransferInput } from './document.ts';
import { exportAll } from './export-all.ts';
import type { ImportCounts } from './import-counts.ts';
import { importDocument } from './import-document.ts';

type Where = Pick<Config, 'database' | 'dataDir'>;

/**
 * All of the status page as one document.
 *
 * @throws StoreError
 */
export function exportStatus(config: Where): Promise<TransferInput> {
  return withRuntime(config, ({ store }) => exportAll(store.db, new Date()));
}

/**
 * Takes over a whole status page.
 *
 * @param document what `exportStatus` gave, or `readUpstream`
 * @throws StoreError, ServerError `invalid`, `conflict`
 */
export function importStatus(config: Where, document: unknown, replace: boolean): Promise<ImportCounts> {
  return withRuntime(config, (runtime, actor) =>
    perform(runtime, { actor, requestId: null }, importDocument, { document, replace }),
  );
}
