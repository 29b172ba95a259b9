import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeVisibleAndShort } from './escape/visible.ts';
import { ReportError } from './report-error.ts';

/**
 * Writes a report so that the file is either the old one or the whole new one, whatever happens in between: into a
 * temporary file beside it, which is flushed to the disk and then takes the name. A symbolic link stays one. Something that
 * is no regular file, such as `/dev/stderr` or a pipe, is written to and not replaced.
 *
 * @throws ReportError `report-disk-full`, `report-unwritable`; nothing half-written is left behind
 */
export async function writeReport(path: string, text: string): Promise<void> {
  try {
    const target = await realpath(path).catch(() => path);
    if (await isSpecial(target)) await writeFile(target, text);
    else await replaceFile(target, text);
  } catch (error) {
    throw unwritable(path, error);
  }
}

async function isSpecial(path: string): Promise<boolean> {
  const info = await stat(path).catch(() => undefined);
  return info !== undefined && !info.isFile() && !info.isDirectory();
}

async function replaceFile(path: string, text: string): Promise<void> {
  // the name is short whatever the report's is, so that a name of the longest length allowed still has a neighbour
  const temporary = join(dirname(path), `.scs-report-${randomBytes(6).toString('hex')}.tmp`);
  const mode = await stat(path).then(
    (info) => info.mode & 0o777,
    () => 0o666,
  );
  const file = await open(temporary, 'wx', mode);
  try {
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

const causes: Readonly<Record<string, readonly [problem: string, hint: string]>> = {
  ENOSPC: ['the disk is full', 'Free some room there, or write the report elsewhere.'],
  EDQUOT: ['the quota for the disk is used up', 'Free some room there, or write the report elsewhere.'],
  EACCES: ['permission denied', 'Name a folder that you may write to.'],
  EPERM: ['permission denied', 'Name a folder that you may write to.'],
  EROFS: ['the file system is read-only', 'Name a folder that you may write to.'],
  ENOENT: ['the folder does not exist', 'Make the folder first.'],
  ENOTDIR: ['a part of the path is no folder', 'Name a file in a folder that exists.'],
  EISDIR: ['there is a folder of that name', 'Name a file.'],
  ENAMETOOLONG: ['the name is too long', 'Use a shorter one.'],
  ELOOP: ['a symbolic link leads to itself', 'Name another file.'],
};

function unwritable(path: string, error: unknown): ReportError {
  const code = errorCodeOf(error);
  const fallback = [error instanceof Error ? error.message : String(error), 'Write the report elsewhere.'] as const;
  const [problem, hint] = causes[code] ?? fallback;
  return new ReportError(
    code === 'ENOSPC' || code === 'EDQUOT' ? 'report-disk-full' : 'report-unwritable',
    `${makeVisibleAndShort(path, 200)}: the report could not be written: ${problem}.`,
    hint,
    { cause: error },
  );
}

function errorCodeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
