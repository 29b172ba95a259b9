import type { Command } from 'commander';
import { expandPrefixes } from './expand-prefixes.ts';
import { describeCheck, type CheckOptions } from './options.ts';

/**
 * `scs check`.
 *
 * @param args the arguments of `scs`, for the report, which tells how it came to be
 */
export function checkCommand(args: readonly string[]): Command {
  return describeCheck().action(async (scope: string | undefined, options: CheckOptions) => {
    const { check } = await import('./check.ts');
    await check(scope, options, args.slice(args.indexOf('check') + 1));
  });
}

/** Completes the shortened options behind `check`; everything else stays. */
export function expandCheckPrefixes(args: readonly string[]): string[] {
  const start = args.indexOf('check');
  if (start < 0) return [...args];
  return [...args.slice(0, start + 1), ...expandPrefixes(describeCheck(), args.slice(start + 1))];
}
