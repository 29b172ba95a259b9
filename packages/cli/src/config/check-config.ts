import { checkStartable, loadConfig } from '@scs/server';
import { printWarnings } from './print-warnings.ts';

/**
 * Says that the configuration is right.
 *
 * @throws ConfigError with all that is wrong
 */
export function checkConfig(named: string | undefined): void {
  const loaded = loadConfig({ file: named, env: process.env });
  const { file, lookedFor, warnings } = loaded;
  printWarnings(warnings);
  checkStartable(loaded);
  const what = file ?? `No scs.yaml was found (${lookedFor.join(', ')}); the defaults and the environment`;
  process.stdout.write(`${what}: fine.\n`);
}
