import { Command, Option } from 'commander';

const examples = `
Examples:
  scs config clouds                  a table
  scs config clouds --format json    for programs`;

/** `scs config`. */
export function configCommand(): Command {
  const command = new Command('config').description('look at the configuration that scs finds');
  command
    .command('clouds')
    .description('show which clouds were found and where; never a secret')
    .addOption(new Option('--format <format>', 'form of the output').choices(['text', 'json']).default('text'))
    .addHelpText('after', examples)
    .action(async ({ format }: { format: 'text' | 'json' }) => {
      const { showClouds } = await import('./show-clouds.ts');
      await showClouds(format);
    });
  return command;
}
