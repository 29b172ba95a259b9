import type { Command } from 'commander';
import { UsageError } from '../output/fail.ts';

/**
 * Completes long options that were shortened, `--sub lab` for `--subject lab`, as GNU getopt does and as upstream's
 * tool allows (reference 1.6).
 *
 * @throws UsageError if a shortened option fits several
 */
export function expandPrefixes(command: Command, args: readonly string[]): string[] {
  const names = command.options.flatMap(({ long }) => (long === undefined ? [] : [long])).concat('--help');
  const end = args.indexOf('--');
  return args.map((argument, index) => {
    if (!argument.startsWith('--') || argument === '--' || (end >= 0 && index > end)) return argument;
    const [given = '', ...value] = argument.split('=');
    if (names.includes(given)) return argument;
    const fitting = names.filter((name) => name.startsWith(given));
    if (fitting.length > 1) {
      throw new UsageError(`Option ${given} is ambiguous: ${fitting.join(', ')}.`, 'Write the option out.');
    }
    return fitting.length === 1 ? [fitting[0], ...value].join('=') : argument;
  });
}
