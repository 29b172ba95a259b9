import { formatOf, renderReport, writeReport, type Report, type ReportFormat } from '@scs/conformance';
import type { CheckOptions } from './options.ts';

/** A file that was asked for, and what it will hold. */
export interface Output {
  file: string;
  format: ReportFormat;
}

/**
 * The files of `-o`, each with the format that its ending names.
 *
 * @throws the report room's coded error for an unknown ending
 */
export function outputsOf(files: readonly string[]): Output[] {
  return files.map((file) => ({ file, format: formatOf(file) }));
}

/** Writes all reports. Each is whole or not there at all; the first that cannot be written is the error. */
export async function writeOutputs(
  report: Report,
  outputs: readonly Output[],
  options: Pick<CheckOptions, 'language' | 'verbose'>,
): Promise<void> {
  let problem: unknown;
  for (const { file, format } of outputs) {
    const text = await renderReport(report, format, {
      colour: false,
      width: 100,
      verbose: options.verbose > 0,
      lang: options.language,
    });
    try {
      await writeReport(file, text);
    } catch (error) {
      problem ??= error;
    }
  }
  if (problem !== undefined) throw problem;
}
