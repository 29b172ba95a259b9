import { buildFlavorName, describeFlavor } from '@scs/flavor-names';
import type { FlavorInput } from '@scs/flavor-names';
import { UsageError } from '../output/fail.ts';
import { escapeName } from './escape.ts';

/** `scs flavor build`: prints the name for the flags, or asks for everything when there are none and a terminal is. */
export async function buildName(flags: FlavorInput): Promise<void> {
  const hasFlags = Object.keys(flags).length > 0;
  if (!hasFlags && !(process.stdin.isTTY && process.stderr.isTTY)) {
    throw new UsageError(
      'There is no terminal to ask questions on, and no flag says what to build.',
      'Give at least --cpus, --cpu-type and --ram, as in: scs flavor build --cpus 2 --cpu-type V --ram 4',
    );
  }
  const answers = hasFlags ? flags : await ask();
  if (answers === null) return;
  const built = buildFlavorName(answers);
  if (!built.isValid) {
    const problems = built.errors.map(({ message, code }) => `${escapeName(message)} [${code}]`);
    throw new UsageError(problems.join('\n'), 'See the flags with: scs flavor build --help');
  }
  // The name alone on standard output, so that a script can take it from there.
  process.stdout.write(`${built.name}\n`);
  process.stderr.write(`${describeFlavor(built.flavor)}\n`);
  if (built.short !== built.name) process.stderr.write(`short name: ${built.short}\n`);
}

async function ask(): Promise<FlavorInput | null> {
  const { askForFlavor } = await import('./questionnaire.ts');
  return askForFlavor();
}
