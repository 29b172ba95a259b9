import { accessSync, chmodSync, constants, existsSync, mkdirSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { StoreError } from '../errors.ts';
import { systemCode, type Layout } from './types.ts';

/**
 * Makes the data directory where it is missing, and says where everything in it goes.
 *
 * Nobody else can list it. When we are root, PostgreSQL, which runs as somebody else, must be able to pass through; a
 * directory that was there before, and holds something, keeps its mode.
 *
 * @throws StoreError `data-directory-invalid`, `data-directory-unwritable`, `disk-full`
 */
export function prepareDirectory(dataDir: string): Layout {
  const directory = resolve(dataDir);
  const mode = process.geteuid?.() === 0 ? 0o711 : 0o700;
  try {
    const isNew = !existsSync(directory) || (statSync(directory).isDirectory() && readdirSync(directory).length === 0);
    const first = makeDirectory(directory, mode);
    // the mode given to mkdir is cut by the umask
    if (first !== undefined) openWay(directory, first, mode);
    else if (isNew && isOurs(directory)) chmodSync(directory, mode | (statSync(directory).mode & 0o777));
    const base = join(realpathSync(directory), 'postgres');
    makeDirectory(base, mode);
    if (isOurs(base)) chmodSync(base, mode);
    accessSync(base, constants.W_OK | constants.X_OK);
    return layoutIn(base);
  } catch (cause) {
    throw explainSystemError(directory, cause);
  }
}

/**
 * Makes a directory and those above it. Node's own recursive way never ends where the system says that something is missing
 * though all above is there, as below /proc.
 *
 * @returns the topmost one that was made
 */
export function makeDirectory(path: string, mode = 0o777): string | undefined {
  if (existsSync(path)) return undefined;
  const above = makeDirectory(dirname(path), mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // another process may have made it meanwhile
    if (systemCode(error) !== 'EEXIST') throw error;
  }
  return above ?? path;
}

function layoutIn(base: string): Layout {
  return {
    base,
    cluster: join(base, 'cluster'),
    socket: join(base, 'socket'),
    libraries: join(base, 'libraries'),
    release: join(base, 'release'),
    log: join(base, 'postgres.log'),
    password: join(base, 'password'),
    lock: join(base, 'lock'),
    owner: join(base, 'owner.json'),
  };
}

function openWay(directory: string, first: string, mode: number): void {
  for (let path = directory; ; path = dirname(path)) {
    chmodSync(path, mode);
    if (path === first || path === dirname(path)) return;
  }
}

function isOurs(path: string): boolean {
  return statSync(path).uid === process.geteuid?.();
}

/** Says in our words what the system refused to do in a directory; anything else is handed back as it is. */
export function explainSystemError(directory: string, cause: unknown): unknown {
  switch (systemCode(cause)) {
    case 'EEXIST':
    case 'ENOTDIR':
      return new StoreError(
        'data-directory-invalid',
        `${directory} is not a directory, or a file is on the way to it.`,
        { cause },
      );
    case 'ENOENT':
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new StoreError('data-directory-unwritable', `${directory} cannot be written.`, { cause });
    case 'ENAMETOOLONG':
      return new StoreError('data-directory-invalid', `The path ${directory} is too long.`, { cause });
    case 'ENOSPC':
    case 'EDQUOT':
      return new StoreError('disk-full', `There is no room for ${directory}.`, { cause });
    default:
      return cause;
  }
}
