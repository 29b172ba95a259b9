import { escapeForTerminal } from '@scs/conformance/terminal';
import type { ConfigWarning } from '@scs/server';

/** Says on standard error what of the configuration is likely to be a mistake. */
export function printWarnings(warnings: readonly ConfigWarning[]): void {
  for (const { message } of warnings) process.stderr.write(`scs: warning: ${escapeForTerminal(message, 1000)}\n`);
}
