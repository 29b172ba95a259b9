import { createScopeSource } from './scope-source.ts';
import { explainTestcase } from './explain.ts';
import { listTestcases } from './list.ts';
import type { CheckOptions } from './options.ts';
import { describePlan } from './plan.ts';
import { refuseUnknownNames } from './refuse-unknown-names.ts';
import { runOnCloud } from './run.ts';
import { requestOf } from './request.ts';

/** Does what `scs check` was asked for: explain, list, plan, or check a cloud or a recording. */
export async function check(
  scopeName: string | undefined,
  options: CheckOptions,
  args: readonly string[],
): Promise<void> {
  if (options.explain !== undefined) {
    process.stdout.write(explainTestcase(options.explain));
    return;
  }
  const source = createScopeSource(scopeName ?? (options.sample ? 'iaas' : undefined));
  const scope = await source.load();
  refuseUnknownNames(scope, options);
  if (options.list) {
    process.stdout.write(listTestcases(scope, requestOf(options)));
    return;
  }
  if (options.plan) {
    process.stdout.write(describePlan(scope, requestOf(options), { isReadOnly: options.onlyRead ?? false }));
    return;
  }
  await runOnCloud(scope, options, args);
}
