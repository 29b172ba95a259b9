import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { checkCommand, expandCheckPrefixes } from './check/command.ts';
import { cleanCommand } from './clean/command.ts';
import { configCommand } from './config/command.ts';
import { flavorCommand } from './flavor/command.ts';
import { fail } from './output/fail.ts';
import { reportCommand } from './report/command.ts';

const examples = `
Examples:
  scs check iaas --sample                     look at a report, with no cloud at hand
  scs check iaas --os-cloud mycloud           check a cloud of your clouds.yaml
  scs check iaas --os-cloud mycloud -o report.html -o report.yaml
  scs check --explain scs-0103-flavor-1v-4    what a testcase is about and how to mend it
  scs config clouds                           which clouds were found, and where
  scs flavor parse SCS-4V-16-100s             what a flavor name says

Exit codes: 0 pass, 1 fail or abort, 2 could not run.`;

/** The command line `scs`; never throws, sets the exit code. */
export async function main(args: readonly string[]): Promise<void> {
  const program = new Command('scs')
    .description('Sovereign Cloud Stack: check, operate and show a cloud that keeps its promises')
    .version(packageJson.version, '--version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help on a command')
    .enablePositionalOptions()
    .showHelpAfterError('(see scs --help)')
    .addHelpText('after', examples)
    .addCommand(checkCommand(args))
    .addCommand(cleanCommand())
    .addCommand(configCommand())
    .addCommand(flavorCommand())
    .addCommand(reportCommand());
  exitByException(program);
  process.stdout.on('error', ignoreClosedPipe);
  try {
    await program.parseAsync(args[0] === 'check' ? expandCheckPrefixes(args) : args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else fail(error);
  }
}

/** Commander would end the process by itself; this lets `main` choose the exit code, in all subcommands. */
function exitByException(command: Command): void {
  command.exitOverride();
  for (const subcommand of command.commands) exitByException(subcommand);
}

/** `scs … | head` closes the pipe early, which is no error. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(process.exitCode ?? 0);
}
