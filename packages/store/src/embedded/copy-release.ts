import { constants, existsSync } from 'node:fs';
import { chmod, cp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Copies the programs to a directory, unless it has them already: some 60 MB, once a release. Only the holder of the data
 * directory's lock may call it.
 *
 * @returns the directory
 */
export async function copyRelease(native: string, directory: string): Promise<string> {
  const { mtimeMs, size } = await stat(join(native, 'bin', 'postgres'));
  const source = `${native} ${String(size)} ${String(mtimeMs)}`;
  const note = join(directory, 'copied-from');
  if (existsSync(note) && (await readFile(note, 'utf8')) === source) return directory;
  // made aside and renamed: a copy that was interrupted must not pass for a whole one
  const fresh = `${directory}.new`;
  await rm(fresh, { recursive: true, force: true });
  await cp(native, fresh, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE });
  await chmod(fresh, 0o755);
  await writeFile(join(fresh, 'copied-from'), source);
  await rm(directory, { recursive: true, force: true });
  await rename(fresh, directory);
  return directory;
}
