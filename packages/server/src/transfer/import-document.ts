import { z } from 'zod';
import { lockStatus } from '../provisioning/lock-status.ts';
import { verb } from '../verb/verb.ts';
import { checkReferences } from './check-references.ts';
import { deleteAll } from './delete-all.ts';
import { transferDocument } from './document.ts';
import type { ImportCounts } from './import-counts.ts';
import { insertDocument } from './insert-document.ts';
import { reconcile } from './reconcile/reconcile.ts';
import { isOnlySeed, removeSeed } from './seed.ts';

/**
 * Takes over a whole status page, with its ids, in one transaction. What is there already (the same id, or under another id the
 * same in every field) stays as it is, so that the same import a second time does nothing. What the first start gave the page
 * by itself gives way, as long as nobody has changed or used it. With `replace`, all that was there is deleted before.
 */
export const importDocument = verb({
  name: 'status.import',
  role: 'administrator',
  input: z.strictObject({ document: transferDocument, replace: z.boolean().default(false) }),
  async run({ tx, now, audit, announce }, { document, replace }): Promise<ImportCounts> {
    checkReferences(document);
    await lockStatus(tx);
    const seedGivesWay = !replace && (await isOnlySeed(tx));
    if (replace) await deleteAll(tx);
    else if (seedGivesWay) await removeSeed(tx, document);
    const added = await insertDocument(tx, await reconcile(tx, document), now);
    await audit({ objectType: 'status', objectId: 'all', before: null, after: { replace, seedGivesWay, added } });
    await announce('status.imported', 'all', {});
    return Object.fromEntries(
      Object.entries(added).map(([list, count]) => [
        list,
        { given: document[list as keyof typeof added].length, added: count },
      ]),
    );
  },
});
