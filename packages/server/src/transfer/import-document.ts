import { z } from 'zod';
import { verb } from '../verb/verb.ts';
import { checkReferences } from './check-references.ts';
import { deleteAll } from './delete-all.ts';
import { transferDocument } from './document.ts';
import { insertDocument } from './insert-document.ts';

/**
 * Takes over a whole status page, with its ids, in one transaction. What is there already (the same id) stays as it is, so
 * that the same import a second time does nothing. With `replace`, all that was there is deleted before.
 */
export const importDocument = verb({
  name: 'status.import',
  role: 'administrator',
  input: z.strictObject({ document: transferDocument, replace: z.boolean().default(false) }),
  async run({ tx, now, audit, announce }, { document, replace }) {
    checkReferences(document);
    if (replace) await deleteAll(tx);
    const counts = await insertDocument(tx, document, now);
    const added = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count.added]));
    await audit({ objectType: 'status', objectId: 'all', before: null, after: { replace, added } });
    await announce('status.imported', 'all', {});
    return counts;
  },
});
