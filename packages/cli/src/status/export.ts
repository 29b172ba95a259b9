import { writeFile } from 'node:fs/promises';
import { exportSiteTo, exportStatus } from '@scs/server';
import { loadPages } from '@scs/web';
import { sizeText, tellProgress } from '../output/progress.ts';
import { UsageError } from '../output/fail.ts';
import { load } from './load.ts';
import type { StatusOptions } from './options.ts';

/** `scs status export`: a path that ends in .json, or none, is for the document; any other for the site as files. */
export async function exportPage(path: string | undefined, options: StatusOptions): Promise<void> {
  if (path === undefined || path === '-' || /\.json$/i.test(path)) {
    await exportDocument(path === '-' ? undefined : path, options);
  } else {
    await exportFiles(path, options);
  }
}

/** Writes the public site as files that need no server. */
async function exportFiles(directory: string, options: StatusOptions): Promise<void> {
  const config = load(options);
  const progress = tellProgress('writing the site');
  try {
    const { files, written, bytes } = await exportSiteTo(config, directory, {
      pages: await loadPages(),
      onProgress: (done, all) => {
        progress.on(`${String(done)} of ${String(all)} files`);
      },
    });
    progress.end();
    const changed = written === files ? '' : `, ${String(written)} of them new or changed`;
    process.stderr.write(`Wrote ${String(files)} files to ${directory} (${sizeText(bytes)}${changed}).\n`);
  } finally {
    progress.end();
  }
}

/** Writes all of the status page as JSON. */
async function exportDocument(file: string | undefined, options: StatusOptions): Promise<void> {
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
