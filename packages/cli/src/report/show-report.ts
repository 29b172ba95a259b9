import { readFile } from 'node:fs/promises';
import { renderReport, reportFromJson, type Report } from '@scs/conformance';
import { escapeForTerminal } from '@scs/conformance/terminal';
import { outputsOf, writeOutputs } from '../check/outputs.ts';
import { UsageError } from '../output/fail.ts';
import { wantsColour } from '../output/style.ts';
import { expiredResults } from './expired-results.ts';

/** Reads a JSON report and shows it, or writes it in other formats; says on standard error what has expired by now. */
export async function showReport(
  file: string,
  options: { output: string[]; language: string; verbose?: true },
): Promise<void> {
  const outputs = outputsOf(options.output);
  const report = reportFromJson(await readText(file));
  const verbose = options.verbose ? 1 : 0;
  if (outputs.length > 0) {
    await writeOutputs(report, outputs, { verbose, language: options.language === 'de' ? 'de' : 'en' });
    warnOfExpired(report);
    return;
  }
  process.stdout.write(
    await renderReport(report, 'terminal', {
      colour: wantsColour(process.stdout),
      width: process.stdout.isTTY ? process.stdout.columns : 100,
      verbose: verbose > 0,
    }),
  );
  warnOfExpired(report);
}

/** The report itself stays as it was written: what has expired depends on when it is looked at. */
function warnOfExpired(report: Report): void {
  const lines = expiredResults(report, new Date()).map((line) => escapeForTerminal(line, 4000));
  if (lines.length > 0)
    process.stderr.write(`scs: ${lines.join('\n     ')}\n     Check again: scs check iaas --os-cloud mycloud\n`);
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(
      `The report ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
      'Write one first: scs check iaas --os-cloud mycloud -o report.json',
    );
  }
}
