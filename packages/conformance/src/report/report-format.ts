import { basename } from 'node:path';
import { makeVisibleAndShort } from './escape/visible.ts';
import { ReportError } from './report-error.ts';

/** The formats in which a report can be written. */
export const reportFormats = ['terminal', 'yaml', 'json', 'junit', 'sarif', 'html', 'markdown'] as const;

export type ReportFormat = (typeof reportFormats)[number];

/** Longer endings come first, so that `.sarif.json` is not taken for `.json`. */
const formatOfEnding: readonly (readonly [ending: string, format: ReportFormat])[] = [
  ['.sarif.json', 'sarif'],
  ['.sarif', 'sarif'],
  ['.yaml', 'yaml'],
  ['.yml', 'yaml'],
  ['.json', 'json'],
  ['.xml', 'junit'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.md', 'markdown'],
  ['.txt', 'terminal'],
];

/** The endings that stand for a format, for a help text. */
export const reportEndings: readonly string[] = formatOfEnding.map(([ending]) => ending);

/**
 * The format that a file's name asks for by its ending, in upper or lower case. `.txt` is the terminal's, without colour.
 *
 * @throws ReportError `unknown-report-format`
 * @example
 * ```ts
 * formatOf('out/report.junit.xml'); // 'junit'
 * ```
 */
export function formatOf(fileName: string): ReportFormat {
  const name = basename(fileName).toLowerCase();
  const known = formatOfEnding.find(([ending]) => name.endsWith(ending));
  if (known) return known[1];
  throw new ReportError(
    'unknown-report-format',
    `${makeVisibleAndShort(fileName, 200)}: the ending says nothing about the report's format.`,
    `Use one of ${reportEndings.join(', ')}.`,
  );
}
