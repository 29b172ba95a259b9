import { readFile } from 'node:fs/promises';
import { renderReport, reportFromJson } from '@scs/conformance';
import { outputsOf, writeOutputs } from '../check/outputs.ts';
import { UsageError } from '../output/fail.ts';
import { wantsColour } from '../output/style.ts';

/** Reads a JSON report and shows it, or writes it in other formats. */
export async function showReport(
  file: string,
  options: { output: string[]; language: string; verbose?: true },
): Promise<void> {
  const outputs = outputsOf(options.output);
  const report = reportFromJson(await readText(file));
  const verbose = options.verbose ? 1 : 0;
  if (outputs.length > 0) {
    await writeOutputs(report, outputs, { verbose, language: options.language === 'de' ? 'de' : 'en' });
    return;
  }
  process.stdout.write(
    await renderReport(report, 'terminal', {
      colour: wantsColour(process.stdout),
      width: process.stdout.isTTY ? process.stdout.columns : 100,
      verbose: verbose > 0,
    }),
  );
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
