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

/**
 * Writes all reports. Each is whole or not there at all.
 *
 * @throws the first error of writing, after all others were tried
 */
export async function writeOutputs(
  report: Report,
  outputs: readonly Output[],
  options: Pick<CheckOptions, 'language' | 'verbose'>,
): Promise<void> {
  const written = await Promise.allSettled(
    outputs.map(async ({ file, format }) => {
      const verbose = options.verbose > 0;
      await writeReport(file, await renderReport(report, format, { verbose, lang: options.language }));
    }),
  );
  const failed = written.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason as Error;
}
