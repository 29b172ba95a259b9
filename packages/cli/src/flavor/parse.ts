import { parseFlavorName } from '@scs/flavor-names';
import type { Strategy } from '@scs/flavor-names';
import { UsageError } from '../output/fail.ts';
import { styler } from '../output/style.ts';
import { toJsonLine } from './escape.ts';
import { LineWriter } from './line-writer.ts';
import { reportOnName } from './name-report.ts';
import { nameToText } from './name-to-text.ts';
import { readLines } from './read-lines.ts';

export interface ParseOptions {
  readonly grammar: Strategy;
  readonly format: 'text' | 'json';
  readonly stdin?: boolean;
}

/** `scs flavor parse`: one block or one JSON object per name, in the order of the names. Exit code 1: one is invalid. */
export async function parseNames(names: readonly string[], { grammar, format, stdin }: ParseOptions): Promise<void> {
  if (names.length === 0 && stdin !== true) {
    throw new UsageError('No flavor name was given.', 'Give names, or --stdin to read one a line.');
  }
  const style = styler(process.stdout);
  const writer = new LineWriter(process.stdout);
  /** True when one of the names is invalid. */
  const handle = async (batch: readonly string[]): Promise<boolean> => {
    let hasInvalid = false;
    for (const name of batch) {
      const parsed = parseFlavorName(name, { grammar });
      if (parsed.kind === 'invalid') hasInvalid = true;
      const text = format === 'json' ? toJsonLine(reportOnName(name, parsed)) : nameToText(name, parsed, style);
      if (writer.add(text)) await writer.flush();
    }
    await writer.flush();
    return hasInvalid;
  };

  if (await handle(names)) process.exitCode = 1;
  if (stdin !== true) return;
  for await (const lines of readLines(process.stdin.setEncoding('utf8') as AsyncIterable<string>)) {
    if (await handle(lines)) process.exitCode = 1;
  }
}
