import { writeFile } from 'node:fs/promises';
import { exportStatus } from '@scs/server';
import { UsageError } from '../output/fail.ts';
import { load } from './load.ts';
import type { StatusOptions } from './options.ts';

/** Writes all of the status page as JSON. */
export async function exportPage(file: string | undefined, options: StatusOptions): Promise<void> {
  const document = await exportStatus(load(options));
  const text = `${JSON.stringify(document, null, 2)}\n`;
  if (file === undefined) {
    process.stdout.write(text);
    return;
  }
  try {
    // drafts and hidden components are in it
    await writeFile(file, text, { mode: 0o600 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} cannot be written: ${reason}.`, 'Name a file in a directory that you may write to.');
  }
  const { components, incidents } = document;
  process.stderr.write(`Wrote ${components.length} components and ${incidents.length} incidents to ${file}.\n`);
}
