import { Command } from 'commander';

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
    .option('--format <text|json>', 'form of the output', 'text')
    .addHelpText('after', examples)
    .action(async ({ format }: { format: string }) => {
      const { showClouds } = await import('./show-clouds.ts');
      await showClouds(format);
    });
  return command;
}
