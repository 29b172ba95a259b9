import { Command, InvalidArgumentError, Option } from 'commander';
import type { InviteOptions } from './invite.ts';

const examples = `
The link makes an account, once. Send it to the person alone: whoever has it, has the role.

Examples:
  scs user invite                                       an operator, who chooses the email address
  scs user invite ada@example.com --role administrator
  scs user invite --role reader --hours 24
  scs user invite --role administrator                  when nobody can sign in any more`;

/** `scs user`. */
export function userCommand(): Command {
  const command = new Command('user').description('who may sign in');
  command
    .command('invite [email]')
    .description('print a one-time link that lets somebody in')
    .addOption(
      new Option('--role <role>', 'what they may do')
        .choices(['reader', 'reporter', 'operator', 'administrator'])
        .default('operator'),
    )
    .option('--hours <number>', 'for how long the link counts, up to 720', hours, 72)
    .option('--public-url <url>', 'where browsers reach the server, when scs.yaml does not say it')
    .option('--config <file>', 'read this file instead of looking for scs.yaml')
    .option(
      '--data-dir <dir>',
      'where the embedded database is (default: ~/.local/state/scs/server; for root /var/lib/scs)',
    )
    .addHelpText('after', examples)
    .action(async (email: string | undefined, options: InviteOptions) => {
      const { invite } = await import('./invite.ts');
      await invite(email, options);
    });
  return command;
}

function hours(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 720) return number;
  throw new InvalidArgumentError('It must be a whole number from 1 to 720.');
}
