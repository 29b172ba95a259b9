import { LabError } from '../lab-error.ts';

export const commandNames = ['up', 'status', 'down', 'seed', 'reset', 'install'] as const;

export type Command =
  | { readonly name: 'help' }
  | { readonly name: Exclude<(typeof commandNames)[number], 'seed'> }
  | { readonly name: 'seed'; readonly seed: string; readonly isDryRun: boolean };

const tryHelp = 'Run "npm run lab help" for all commands.';

/**
 * Understands `npm run lab …`. npm keeps options before its own `--` for itself and passes them on as environment variables,
 * so `npm run lab seed empty --dry-run` is understood by these; it would otherwise change the cloud.
 *
 * @param seedNames the seeds that exist
 * @throws LabError LAB_USAGE
 * @example parseArguments(['seed', 'empty', '--dry-run'], {}, ['empty']) // { name: 'seed', seed: 'empty', isDryRun: true }
 */
export function parseArguments(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  seedNames: readonly string[],
): Command {
  if (args.some((argument) => argument === '--help' || argument === '-h')) return { name: 'help' };
  const options = args.filter((argument) => argument.startsWith('-'));
  const [word, seed, ...rest] = args.filter((argument) => !argument.startsWith('-'));
  if (word === undefined || word === 'help') return { name: 'help' };
  const name = commandNames.find((known) => known === word);
  if (!name) {
    throw new LabError('LAB_USAGE', `"${word}" is not a command. Commands: ${commandNames.join(', ')}. ${tryHelp}`);
  }
  const unknown = options.find((option) => !(name === 'seed' && option === '--dry-run'));
  if (unknown) throw new LabError('LAB_USAGE', `${name} does not know the option ${unknown}. ${tryHelp}`);
  if (name !== 'seed') {
    if (seed !== undefined) throw new LabError('LAB_USAGE', `${name} takes no argument, but got "${seed}". ${tryHelp}`);
    return { name };
  }
  if (seed === undefined || !seedNames.includes(seed)) {
    const problem = seed === undefined ? 'seed needs the name of a seed' : `there is no seed "${seed}"`;
    throw new LabError('LAB_USAGE', `${problem}. Seeds: ${seedNames.join(', ')}.`);
  }
  if (rest.length > 0)
    throw new LabError('LAB_USAGE', `seed takes one name, but got "${rest.join(' ')}" too. ${tryHelp}`);
  return { name, seed, isDryRun: options.includes('--dry-run') || environment['npm_config_dry_run'] === 'true' };
}
