import { applyStatus } from '@scs/server';
import { confirm } from '../output/confirm.ts';
import { describeChanges } from './describe-changes.ts';
import { load } from './load.ts';
import type { ApplyOptions } from './options.ts';

/** Shows what differs, and changes it if that is wanted. Exit code 1 when something stays different. */
export async function apply({ dryRun, prune = false, yes, ...options }: ApplyOptions): Promise<void> {
  const config = load(options);
  const planned = await applyStatus(config, { prune, dryRun: true });
  if (planned.length === 0) {
    process.stdout.write('All is as declared.\n');
    return;
  }
  process.stdout.write(describeChanges(planned));
  const count = planned.length === 1 ? 'this change' : `these ${planned.length} changes`;
  if (dryRun || !(yes === true || (await confirm(`Make ${count}?`)))) {
    process.stdout.write('Nothing was changed. To change it without a question: scs status apply --yes\n');
    process.exitCode = 1;
    return;
  }
  const made = await applyStatus(config, { prune, dryRun: false });
  process.stdout.write(`Made ${made.length} of ${planned.length} changes.\n`);
}
