import { Command } from 'commander';

const examples = `
Examples:
  scs report show report.json                      on the terminal
  scs report show report.json -o report.html       as another format, by the file's ending`;

/** `scs report`. */
export function reportCommand(): Command {
  const command = new Command('report').description('work with saved reports');
  command
    .command('show')
    .description('show a saved JSON report, or write it in another format')
    .argument('<file>', 'a report written with -o FILE.json')
    .option('-o, --output <file>', 'write it in the format of this ending; repeatable', collect, [])
    .option('--language <en|de>', 'language of the HTML report', 'en')
    .option('-v, --verbose', 'also list what passed')
    .addHelpText('after', examples)
    .action(async (file: string, options: { output: string[]; language: string; verbose?: true }) => {
      const { showReport } = await import('./show-report.ts');
      await showReport(file, options);
    });
  return command;
}

function collect(value: string, values: string[]): string[] {
  return [...values, value];
}
