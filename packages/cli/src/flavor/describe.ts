import { describeFlavor } from '@scs/flavor-names';
import { styler } from '../output/style.ts';
import { escapeShort } from './escape.ts';
import { readTolerantly } from './name-report.ts';
import { nameToText } from './name-to-text.ts';

/** `scs flavor describe`: one sentence per name; warnings go to standard error. Exit code 1: one name is invalid. */
export function describeNames(names: readonly string[]): void {
  const style = styler(process.stdout);
  for (const name of names) {
    const parsed = readTolerantly(name);
    if (parsed.kind === 'invalid') process.exitCode = 1;
    const isScs = parsed.kind === 'scs';
    const text = isScs ? `${escapeShort(name)}: ${describeFlavor(parsed.flavor)}` : nameToText(name, parsed, style);
    process.stdout.write(`${text}\n`);
    if (isScs) for (const { message } of parsed.warnings) process.stderr.write(`${escapeShort(name)}: ${message}\n`);
  }
}
