import { z } from 'zod';
import { statusDeclaration } from '../config/sections/status-declaration.ts';
import { verb } from '../verb/verb.ts';
import { applyChange } from './apply-change.ts';
import { freeValues } from './free-values.ts';
import { lockStatus } from './lock-status.ts';
import { namingEntry } from './naming-entry.ts';
import { inOrder } from './in-order.ts';
import { planChanges, type Change } from './plan.ts';
import { loadPresent } from './present.ts';

/**
 * Makes the status page what is declared, by the same verbs that people use, in one transaction. A second time it does
 * nothing. With `dryRun` it only says what it would do.
 */
export const applyDeclaration = verb({
  name: 'status.apply',
  role: 'operator',
  input: z.strictObject({
    declaration: z.strictObject(statusDeclaration),
    prune: z.boolean().default(false),
    dryRun: z.boolean().default(false),
  }),
  async run(context, { declaration, prune, dryRun }): Promise<{ changes: Change[] }> {
    await lockStatus(context.tx);
    const changes = planChanges(declaration, await loadPresent(context.tx), { prune });
    if (dryRun) return { changes };
    const freed = await freeValues(context, changes);
    for (const change of inOrder(changes)) await namingEntry(change, () => applyChange(freed, change));
    return { changes };
  },
});
