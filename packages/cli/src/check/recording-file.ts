import { closeSync, openSync, writeSync } from 'node:fs';
import { UsageError } from '../output/fail.ts';

/** A recording that is being written. */
export interface RecordingFile {
  write: (line: string) => void;
  close: () => void;
}

/**
 * Opens the file of a recording; readable by its owner only. It must not exist yet, since it may be a bug report that
 * somebody still wants to send.
 *
 * @throws UsageError if it cannot be created
 */
export function openRecordingFile(file: string): RecordingFile {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'wx', 0o600);
  } catch (error) {
    throw new UsageError(
      `The recording ${file} cannot be created: ${error instanceof Error ? error.message : String(error)}.`,
      'Name a file that does not exist yet, in a folder that you may write to.',
    );
  }
  return {
    write: (line) => void writeSync(descriptor, line.endsWith('\n') ? line : `${line}\n`),
    close: () => {
      closeSync(descriptor);
    },
  };
}
