import { existsSync, lstatSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { StoreError } from '../errors.ts';

interface Link {
  readonly name: string;
  readonly target: string;
}

/**
 * Makes up for the symbolic links of the libraries. npm packages cannot hold links, so the package lists them in
 * `pg-symlinks.json` and makes them in an install script, which many installations forbid. Where links are missing, all of
 * them are made in `directory`, never in `node_modules`, which may be read-only. The libraries that need no link get one,
 * too: a library looks for others beside the name by which it was found. Only the holder of the data directory's lock may
 * call it.
 *
 * @returns the directory for the loader to look in, or undefined when the package has its links
 * @throws StoreError `binaries-missing`
 */
export async function linkLibraries(native: string, directory: string): Promise<string | undefined> {
  const links = await listLinks(native);
  if (links.every(({ name }) => existsSync(join(native, 'lib', name)))) return undefined;
  if (/[:;]/.test(directory)) {
    throw new StoreError(
      'binaries-missing',
      `The loader of libraries takes no path with a colon, such as ${directory}.`,
      {
        hint: 'Name another directory with --data-dir, or set DATABASE_URL to a PostgreSQL 15 or newer.',
      },
    );
  }
  // made aside and renamed, and made anew at each start: the package may have moved or have been replaced
  const fresh = `${directory}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh);
  // whatever the umask: the account of the database reads them, too
  await chmod(fresh, 0o755);
  for (const { name, target } of [...links, ...(await listLibraries(native, links))])
    await symlink(target, join(fresh, name));
  await rm(directory, { recursive: true, force: true });
  await rename(fresh, directory);
  return directory;
}

async function listLibraries(native: string, links: readonly Link[]): Promise<readonly Link[]> {
  const entries = await readdir(join(native, 'lib'), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && links.every(({ name }) => name !== entry.name))
    .map(({ name }) => ({ name, target: join(native, 'lib', name) }));
}

async function listLinks(native: string): Promise<readonly Link[]> {
  const file = join(native, 'pg-symlinks.json');
  // some platforms need no links, and have no list
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return [];
  const entries: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (!Array.isArray(entries) || !entries.every(isEntry)) {
    throw new StoreError('binaries-missing', `${file} is not the list of links that it should be.`);
  }
  // upstream calls the file that exists "source", and the link "target"
  return entries
    .filter(({ target }) => target.startsWith('native/lib/'))
    .map(({ source, target }) => ({ name: basename(target), target: join(native, '..', source) }));
}

function isEntry(entry: unknown): entry is { source: string; target: string } {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    'source' in entry &&
    'target' in entry &&
    typeof entry.source === 'string' &&
    typeof entry.target === 'string'
  );
}
