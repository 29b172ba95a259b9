import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { checkCommand, expandCheckPrefixes } from './check/command.ts';
import { cleanCommand } from './clean/command.ts';
import { configCommand } from './config/command.ts';
import { dbCommand } from './db/command.ts';
import { flavorCommand } from './flavor/command.ts';
import { explainUsage } from './output/explain-usage.ts';
import { fail } from './output/fail.ts';
import { OutputEnded, watchStandardStreams } from './output/standard-streams.ts';
import { reportCommand } from './report/command.ts';
import { serveCommand } from './serve/command.ts';
import { statusCommand } from './status/command.ts';
import { userCommand } from './user/command.ts';

const examples = `
Examples:
  scs check iaas --sample                     look at a report, with no cloud at hand
  scs check iaas --os-cloud mycloud           check a cloud of your clouds.yaml
  scs check iaas --os-cloud mycloud -o report.html -o report.yaml
  scs check --explain scs-0103-flavor-1v-4    what a testcase is about and how to mend it
  scs serve                                   start the platform on http://localhost:8080
  scs status import postgres://…              move in from upstream's status page
  scs db backup scs.backup                    all data in one file, while the platform runs
  scs config clouds                           which clouds were found, and where
  scs flavor parse SCS-4V-16-100s             what a flavor name says

Environment:
  OS_CLOUD, OS_AUTH_URL and the other OS_* variables of OpenStack's own client; OS_CLIENT_CONFIG_FILE,
  OS_CLIENT_SECURE_FILE and OS_CLIENT_VENDOR_FILE name clouds.yaml, secure.yaml and clouds-public.yaml
  HTTP_PROXY, HTTPS_PROXY, NO_PROXY    the way to the cloud
  SCS_STATE_DIR                        where checks note what they create (default: ~/.local/state/scs), and in server/ the data of the platform
  NO_COLOR                             no colours, also on a terminal

Exit codes: 0 pass, 1 fail or abort, 2 could not run.`;

/** The command line `scs`; never throws, sets the exit code. */
export async function main(args: readonly string[]): Promise<void> {
  const program = new Command('scs')
    .description('Sovereign Cloud Stack: check, operate and show a cloud that keeps its promises')
    .version(packageJson.version, '--version', 'print the version')
    .enablePositionalOptions()
    .addHelpText('after', examples)
    .addCommand(checkCommand(args))
    .addCommand(cleanCommand())
    .addCommand(configCommand())
    .addCommand(dbCommand())
    .addCommand(flavorCommand())
    .addCommand(reportCommand())
    .addCommand(serveCommand())
    .addCommand(statusCommand())
    .addCommand(userCommand());
  setUp(program);
  watchStandardStreams();
  try {
    await program.parseAsync(args[0] === 'check' ? expandCheckPrefixes(args) : args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else if (!(error instanceof OutputEnded)) fail(error);
  }
}

/**
 * What holds for a command and all its subcommands. Commander would end the process by itself; here `main` chooses the
 * exit code.
 */
function setUp(command: Command): void {
  command.exitOverride().helpOption('-h, --help', 'print help');
  if (command.commands.length > 0) command.helpCommand('help [command]', 'print help on a command');
  explainUsage(command);
  for (const subcommand of command.commands) setUp(subcommand);
}
