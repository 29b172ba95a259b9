import { backup } from '@scs/store';
import type { DatabaseOptions } from './options.ts';
import { sizeText, tellProgress } from '../output/progress.ts';
import { copiedText } from './copied-text.ts';
import { withDatabase } from './with-database.ts';

/** `scs db backup`. */
export async function writeBackup(file: string, options: DatabaseOptions): Promise<void> {
  await withDatabase(options, async ({ connectionString }) => {
    const progress = tellProgress('writing the backup');
    try {
      const { tables, rows, bytes } = await backup({ connectionString }, file, {
        now: new Date(),
        onProgress: (copied) => {
          progress.on(copiedText(copied));
        },
      });
      progress.end();
      // standard output may be where the backup goes
      const to = file === '-' ? process.stderr : process.stdout;
      to.write(
        `Wrote ${rows} rows of ${tables} tables to ${file === '-' ? 'standard output' : file} (${sizeText(bytes)}).\n`,
      );
    } finally {
      progress.end();
    }
  });
}
