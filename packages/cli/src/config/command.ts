import { Command, Option } from 'commander';

const cloudExamples = `
Examples:
  scs config clouds                  a table
  scs config clouds --format json    for programs`;

const checkExamples = `
Says with line and column all that is wrong, also with the files that it names. Exit code 0 when "scs serve" would start with it and
an empty database.

Examples:
  scs config check
  scs config check /etc/scs/scs.yaml`;

const printExamples = `
Shows every setting that is in force and where it comes from: the file with its line, a variable, or the default. Secrets are not
shown. Every key is also a variable: log.level is SCS_LOG_LEVEL, and a secret may be in a file that SCS_…_FILE names.

Examples:
  scs config print
  scs config print --format yaml > scs.yaml      a file to start from`;

interface PrintOptions {
  config?: string;
  format: 'text' | 'yaml' | 'json';
}

/** `scs config`. */
export function configCommand(): Command {
  const command = new Command('config').description('look at the configuration that scs finds');
  command
    .command('clouds')
    .description('show which clouds were found and where; never a secret')
    .addOption(new Option('--format <format>', 'form of the output').choices(['text', 'json']).default('text'))
    .addHelpText('after', cloudExamples)
    .action(async ({ format }: { format: 'text' | 'json' }) => {
      const { showClouds } = await import('./show-clouds.ts');
      await showClouds(format);
    });
  command
    .command('check')
    .argument('[file]', 'scs.yaml (default: the one that is found)')
    .addOption(new Option('--config <file>', 'the same, as "scs serve" takes it'))
    .description('check the configuration of "scs serve"')
    .addHelpText('after', checkExamples)
    .action(async (file: string | undefined, { config }: { config?: string }) => {
      const { checkConfig } = await import('./check-config.ts');
      checkConfig(file ?? config);
    });
  command
    .command('print')
    .argument('[file]', 'scs.yaml (default: the one that is found)')
    .addOption(new Option('--config <file>', 'the same, as "scs serve" takes it'))
    .description('show the settings in force and where they come from; never a secret')
    .addOption(new Option('--format <format>', 'form of the output').choices(['text', 'yaml', 'json']).default('text'))
    .addHelpText('after', printExamples)
    .action(async (file: string | undefined, { config, format }: PrintOptions) => {
      const { printConfig } = await import('./print-config.ts');
      printConfig(file ?? config, format);
    });
  return command;
}
