import type { Config } from '../config/schema.ts';
import { withRuntime } from '../start/with-runtime.ts';
import { perform } from '../verb/perform.ts';
import { applyDeclaration } from './apply-declaration.ts';
import { declaredOf } from './declared-of.ts';
import type { Change } from './plan.ts';

/**
 * Makes the status page what the configuration declares, or says what it would change.
 *
 * @throws StoreError, ServerError
 */
export async function applyStatus(
  config: Pick<Config, 'database' | 'dataDir' | 'status'>,
  options: { prune: boolean; dryRun: boolean },
): Promise<readonly Change[]> {
  return withRuntime(config, async (runtime, actor) => {
    const declaration = declaredOf(config.status);
    const input = { declaration, ...options };
    return (await perform(runtime, { actor, requestId: null }, applyDeclaration, input)).changes;
  });
}
