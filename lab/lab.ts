// The program behind npm run lab: up|status|seed NAME|down|reset|install. See lab/README.md.
import { thisPlatform } from './src/command/check-platform.ts';
import { LabError } from './src/lab-error.ts';
import { progressLines } from './src/command/progress.ts';
import { runCommand } from './src/command/run-command.ts';

try {
  process.exitCode = await runCommand(process.argv.slice(2), {
    platform: thisPlatform(),
    environment: process.env,
    now: new Date(),
    say: progressLines(),
    print: (text) => process.stdout.write(text),
  });
} catch (error) {
  if (!(error instanceof LabError)) throw error;
  process.stderr.write(`${error.code}: ${error.message}\n`);
  process.exitCode = error.exitCode;
}
