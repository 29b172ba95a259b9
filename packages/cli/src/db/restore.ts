import { restore } from '@scs/store';
import { UsageError } from '../output/fail.ts';
import type { DatabaseOptions } from './options.ts';
import { tellProgress } from '../output/progress.ts';
import { copiedText } from './copied-text.ts';
import { withDatabase } from './with-database.ts';

/** `scs db restore`. */
export async function restoreBackup(file: string, options: DatabaseOptions & { force?: true }): Promise<void> {
  await withDatabase({ ...options, canCreate: true }, async ({ connectionString, where, isShared }) => {
    if (isShared) {
      throw new UsageError(`The platform is running on ${where}.`, 'Stop it, and restore again; nothing was changed.');
    }
    const progress = tellProgress('restoring');
    try {
      const { createdAt, tables, rows, migrated } = await restore({ connectionString }, file, {
        replace: options.force === true,
        onProgress: (copied) => {
          progress.on(copiedText(copied));
        },
      });
      progress.end();
      process.stdout.write(`Restored ${rows} rows of ${tables} tables, as they were at ${createdAt}, to ${where}.\n`);
      if (migrated.length > 0) process.stdout.write(`Then brought it up to date: ${migrated.join(', ')}.\n`);
    } finally {
      progress.end();
    }
  });
}
